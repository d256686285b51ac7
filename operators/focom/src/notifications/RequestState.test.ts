import { aRequest } from '../__testUtils__/objects';
import {
  formatState,
  parseState,
  RequestState,
  toEventType,
  toRequestState,
} from './RequestState';

const state = (
  phase: string,
  reason = 'Succeeded',
  generation = 1,
  clusters?: string,
): RequestState => ({
  phase,
  reason,
  generation,
  ...(clusters && { clusters }),
});

const silent = state('', '', 0);

describe('toRequestState', () => {
  it('takes what is worth telling out of a status', () => {
    const request = aRequest({
      status: {
        phase: 'FULFILLED',
        message: 'It runs',
        observedGeneration: 3,
        conditions: [
          {
            type: 'Submitted',
            status: 'True',
            reason: 'Succeeded',
            message: 'The O-Cloud has it',
            lastTransitionTime: '2026-01-01T00:00:00Z',
          },
        ],
      },
    });
    expect(toRequestState(request)).toEqual(state('FULFILLED', 'Succeeded', 3));
  });

  it('takes the phase of each cluster, and why, for worth telling', () => {
    const of = (phase: 'PENDING' | 'FULFILLED', reason = '', message = '') =>
      toRequestState(
        aRequest({
          status: { clusters: [{ name: 'a', phase, reason, message }] },
        }),
      ).clusters;
    expect(of('FULFILLED')).toMatch(/^[0-9a-f]{12}$/);
    expect(of('FULFILLED')).not.toBe(of('PENDING'));
    expect(of('PENDING', 'HostInUse')).not.toBe(of('PENDING'));
    expect(of('PENDING', '', 'Soon')).toBe(of('PENDING'));
  });

  it('says nothing where there is no status yet', () => {
    expect(toRequestState(aRequest())).toEqual(silent);
  });
});

describe('formatState', () => {
  it.each([
    [silent],
    [state('FAILED', 'OCloudNotFound', 12)],
    [state('PROGRESSING', 'PartlySubmitted', 3, '0123456789ab')],
  ])('writes %j so that it can be read again', given => {
    expect(parseState(formatState(given))).toEqual(given);
  });

  it.each([undefined, '', 'FULFILLED', 'a/b/c', 'a/b/1/2'])(
    'is not %p',
    text => {
      expect(parseState(text)).toBeUndefined();
    },
  );
});

describe('toEventType', () => {
  it.each([
    // what is known, what it is now, what is told
    [undefined, silent, 'created'],
    [undefined, state('FULFILLED'), 'fulfilled'],
    [silent, silent, undefined],
    [silent, state('PENDING'), 'pending'],
    [silent, state('FAILED', 'InvalidParameters'), 'failed'],
    [state('PENDING'), state('PROGRESSING'), 'progressing'],
    [state('FULFILLED'), state('FULFILLED'), undefined],
    [state('FULFILLED'), state('DELETING'), 'deleting'],
    // FOCOM's own word alone
    [state('FULFILLED'), state('FULFILLED', 'OCloudUnreachable'), 'held'],
    [state('FULFILLED', 'OCloudUnreachable'), state('FULFILLED'), 'fulfilled'],
    [
      state('FAILED', 'TemplateNotFound'),
      state('FAILED', 'TemplateInvalid'),
      'failed',
    ],
    // both: where it is counts
    [state('FAILED', 'TemplateNotFound'), state('PENDING'), 'pending'],
    // the same again, but of a later spec
    [state('FULFILLED'), state('FULFILLED', 'Succeeded', 2), 'fulfilled'],
    // a draft: the phase is that of what was executed before
    [state('FULFILLED'), state('FULFILLED', 'AwaitingApproval', 2), 'held'],
    [
      state('FULFILLED', 'AwaitingApproval', 2),
      state('FULFILLED', 'Succeeded', 2),
      'fulfilled',
    ],
    // of several clusters, one of them alone
    [
      state('PROGRESSING', 'PartlySubmitted', 1, '0123456789ab'),
      state('PROGRESSING', 'PartlySubmitted', 1, 'ba9876543210'),
      'progressing',
    ],
    [
      state('PROGRESSING', 'Succeeded', 1, '0123456789ab'),
      state('PROGRESSING', 'PartlySubmitted', 1, 'ba9876543210'),
      'held',
    ],
    // somebody took the status away
    [state('FULFILLED'), silent, undefined],
  ])('of %j and %j is %p', (previous, next, type) => {
    expect(toEventType(previous, next)).toBe(type);
  });
});
