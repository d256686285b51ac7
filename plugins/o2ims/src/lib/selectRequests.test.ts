import { sampleRequests } from '../__testUtils__/samples';
import { countRequests, RequestFilter, selectRequests } from './selectRequests';

const requests = sampleRequests();

describe('selectRequests', () => {
  it.each<[string, RequestFilter, string[]]>([
    [
      'nothing: those that need attention, then the newest',
      {},
      ['lab-7', 'core', 'night-build', 'edge', 'old-edge'],
    ],
    ['a phase', { phase: 'PROGRESSING' }, ['core']],
    [
      'a part of a name, in any case',
      { search: ' EDGE ' },
      ['edge', 'old-edge'],
    ],
    ['an owner', { search: 'team-ci' }, ['night-build']],
    ['a host', { search: 'byoh-6' }, ['lab-7']],
    ['a version', { search: 'v1.34' }, ['night-build']],
    ['both', { search: 'edge', phase: 'DELETING' }, ['old-edge']],
    ['something that is not there', { search: 'nowhere' }, []],
  ])('finds by %s', (_, filter, expected) => {
    const names = selectRequests(requests, filter).map(({ name }) => name);
    expect(names).toEqual(expected);
  });
});

describe('countRequests', () => {
  it('counts what a person tells apart', () => {
    expect(countRequests(requests)).toEqual({
      ready: 1,
      inProgress: 2,
      needsAttention: 1,
      deleting: 1,
    });
  });
});
