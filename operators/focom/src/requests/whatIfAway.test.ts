import { reasons } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { Problem } from './Problem';
import { whatIfAway } from './whatIfAway';

const problem: Problem = {
  phase: 'PENDING',
  reason: reasons.oCloudUnreachable,
  message: 'Gone.',
};
const wait = { wait: true };

function request(
  phase: 'PENDING' | 'FULFILLED' | 'FAILED',
  options: { generation?: number; submitted?: 'True' | 'False' } = {},
) {
  const { generation = 1, submitted = 'True' } = options;
  return aRequest({
    metadata: { generation },
    status: {
      phase,
      observedGeneration: 1,
      conditions: [
        {
          type: 'Submitted',
          status: submitted,
          reason: 'X',
          message: '',
          lastTransitionTime: '',
        },
      ],
    },
  });
}

describe('whatIfAway', () => {
  it.each([
    [
      'one that is new, while connecting',
      aRequest(),
      'connecting' as const,
      { problem: expect.objectContaining({ reason: 'Connecting' }) },
    ],
    [
      'any other, while connecting',
      request('PENDING'),
      'connecting' as const,
      wait,
    ],
    ['one under way', request('PENDING'), { problem }, { problem }],
    ['one that is done', request('FULFILLED'), { problem }, wait],
    ['one that failed there', request('FAILED'), { problem }, wait],
    [
      'one that was changed since',
      request('FULFILLED', { generation: 2 }),
      { problem },
      { problem },
    ],
    [
      'one that was never sent',
      request('FAILED', { submitted: 'False' }),
      { problem },
      { problem },
    ],
  ])('of %s', (_, given, found, expected) => {
    expect(whatIfAway(given, found)).toEqual(expected);
  });

  it('goes on where the O-Cloud is there', () => {
    const cloud = {} as RemoteCloud;
    expect(whatIfAway(request('FULFILLED'), { cloud })).toEqual({ cloud });
  });
});
