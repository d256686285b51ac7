import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { Problem } from '../requests/Problem';
import { assessBatch } from './assessBatch';

const invalid: Problem = {
  phase: 'FAILED',
  reason: 'InvalidParameters',
  message: 'It is too big.',
  violations: [{ pointer: '/size', message: 'is too big' }],
};

function assess(
  batchPolicy: FocomProvisioningRequest['spec']['batchPolicy'],
  bad: string,
) {
  const request: FocomProvisioningRequest = {
    ...aRequest(),
    spec: {
      templateName: 's',
      templateVersion: 'v',
      batchPolicy,
      clusters: [{ name: 'a' }, { name: 'b' }],
    },
  };
  const { requests, ...assessment } = assessBatch(request, undefined, {
    item: ({ name }) => (bad.includes(name) ? invalid : undefined),
    batch: () => new Map(),
  });
  expect(requests.map(({ cluster }) => cluster)).toEqual(['a', 'b']);
  return assessment;
}

const about = {
  message: "1 of 2 clusters cannot be sent. 'b': It is too big.",
  violations: [{ pointer: '/b/size', message: 'is too big' }],
};

describe('assessBatch', () => {
  it('has nothing against what is valid', () => {
    expect(assess('BestEffort', '')).toEqual({});
    expect(assess('AllOrNothing', '')).toEqual({});
  });

  it('remarks on what would stay behind', () => {
    expect(assess('BestEffort', 'b')).toEqual({ remark: about });
  });

  it('has something against all of it, where it is all or nothing, or nothing is valid', () => {
    expect(assess('AllOrNothing', 'b')).toEqual({
      problem: { phase: 'FAILED', reason: 'InvalidParameters', ...about },
    });
    expect(assess(undefined, 'ab')).toMatchObject({
      problem: {
        violations: [{ pointer: '/a/size' }, { pointer: '/b/size' }],
      },
    });
  });
});
