import { Request, RequestQuery } from '@o2ims-portal/plugin-o2ims-common';
import { queryRequests } from './queryRequests';

function request(name: string, change: Partial<Request> = {}): Request {
  return {
    name,
    phase: 'FULFILLED',
    createdAt: '2026-01-01T00:00:00Z',
    oCloudId: 'local',
    templateName: 'small',
    requestedBy: 'user:default/rita',
    hosts: [],
    ...change,
  } as Request;
}

const requests = [
  request('edge-10', { createdAt: '2026-01-04T00:00:00Z' }),
  request('edge-2', { owner: 'group:default/ran' }),
  request('core', {
    phase: 'FAILED',
    createdAt: '2026-01-02T00:00:00Z',
    oCloudId: 'west',
    description: 'For the packet core',
  }),
  request('lab', {
    phase: 'PROGRESSING',
    createdAt: '2026-01-03T00:00:00Z',
    templateName: 'large',
    hosts: [{ name: 'byoh-7', role: 'worker' }],
  }),
];

function names(query: RequestQuery): string[] {
  return queryRequests(requests, query).items.map(({ name }) => name);
}

describe('queryRequests', () => {
  it.each<[RequestQuery, string[]]>([
    [{}, ['edge-10', 'lab', 'core', 'edge-2']],
    [{ sort: 'attention' }, ['core', 'lab', 'edge-10', 'edge-2']],
    [{ sort: 'name' }, ['core', 'edge-2', 'edge-10', 'lab']],
    [{ sort: 'name', order: 'desc' }, ['lab', 'edge-10', 'edge-2', 'core']],
    [{ sort: 'oCloudId', order: 'desc' }, ['core', 'edge-2', 'edge-10', 'lab']],
    [{ search: 'PACKET core' }, ['core']],
    [{ search: 'byoh-7' }, ['lab']],
    [{ phase: ['FAILED', 'PROGRESSING'] }, ['lab', 'core']],
    [{ phase: [] }, ['edge-10', 'lab', 'core', 'edge-2']],
    [{ oCloudId: 'west' }, ['core']],
    [{ owner: 'group:default/ran' }, ['edge-2']],
    [{ owner: 'user:default/rita', template: 'large' }, ['lab']],
    [{ limit: 2 }, ['edge-10', 'lab']],
    [{ limit: 2, offset: 3 }, ['edge-2']],
    [{ limit: 2, offset: 9 }, []],
  ])('%j', (query, expected) => {
    expect(names(query)).toEqual(expected);
  });

  it('counts each phase whichever was asked for, and tells all choices', () => {
    const found = queryRequests(requests, {
      phase: ['FAILED'],
      search: 'e',
      limit: 1,
    });
    expect(found).toMatchObject({
      total: 1,
      counts: [
        { phase: 'PROGRESSING', count: 1 },
        { phase: 'FULFILLED', count: 2 },
        { phase: 'FAILED', count: 1 },
      ],
      choices: {
        oClouds: ['local', 'west'],
        owners: ['group:default/ran', 'user:default/rita'],
        templates: ['large', 'small'],
      },
    });
  });

  it('leaves what it was given as it was', () => {
    const before = [...requests];
    names({ sort: 'name' });
    expect(requests).toEqual(before);
  });
});
