import { FocomProvisioningRequest, Phase, Reason } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { Problem } from '../requests/Problem';
import { ClusterStatus } from './BatchItem';
import { ClusterReport, foldBatch } from './foldBatch';
import { toBatchPhase } from './toBatchPhase';

const EARLIER = '2026-01-01T00:00:00.000Z';
const NOW = new Date('2026-01-02T00:00:00.000Z');

function aBatch(
  status?: FocomProvisioningRequest['status'],
  deletionTimestamp?: string,
): FocomProvisioningRequest {
  return {
    ...aRequest({ metadata: { deletionTimestamp } }),
    spec: { templateName: 's', templateVersion: 'v', clusters: [] },
    ...(status && { status }),
  };
}

const cluster = (
  name: string,
  phase: Phase,
  reason?: Reason,
): ClusterStatus => ({
  name,
  phase,
  message: `${name} says so.`,
  ...(reason && { reason }),
});
const report = (status: ClusterStatus, problem?: Problem): ClusterReport => ({
  status,
  problem,
});
const invalid: Problem = {
  phase: 'FAILED',
  reason: 'InvalidParameters',
  message: 'They break the schema',
};
const held: Problem = { ...invalid, phase: 'PENDING', reason: 'BatchHeld' };

const fulfilled = cluster('a', 'FULFILLED');
const progressing = cluster('b', 'PROGRESSING');
const pending = cluster('c', 'PENDING');
const failed = cluster('d', 'FAILED', 'HostNotFound');
const deleting = cluster('e', 'DELETING', 'NotWanted');
const waiting = cluster('f', 'PENDING', 'BatchHeld');

describe('toBatchPhase', () => {
  it.each<[Phase, ClusterStatus[]]>([
    ['PENDING', [pending, pending]],
    ['PENDING', [waiting, pending]],
    ['PROGRESSING', [pending, progressing]],
    ['PROGRESSING', [fulfilled, pending]],
    ['PROGRESSING', [failed, progressing]],
    ['PROGRESSING', [failed, pending]],
    ['PROGRESSING', [fulfilled, deleting]],
    ['PROGRESSING', [failed, deleting]],
    ['FAILED', [failed, fulfilled]],
    ['FAILED', [failed, failed]],
    ['FAILED', [failed, waiting]],
    ['FULFILLED', [fulfilled, fulfilled]],
  ])('is %s for %j', (expected, clusters) => {
    expect(toBatchPhase(clusters)).toBe(expected);
  });
});

describe('foldBatch', () => {
  it('says whether they can be made, as long as that is so', () => {
    const feasible = {
      status: 'False',
      reason: 'PartlyFeasible',
      message: 'One cannot.',
    } as const;
    const status = foldBatch(aBatch(), { clusters: [], feasible }, NOW);
    const condition = { ...feasible, type: 'Feasible' };
    expect(status.conditions).toContainEqual(
      expect.objectContaining(condition),
    );
    const later = foldBatch(aBatch(status), { clusters: [] }, NOW);
    expect(later.conditions).not.toContainEqual(
      expect.objectContaining({ type: 'Feasible' }),
    );
  });

  it('counts, and names those that failed', () => {
    const clusters = [fulfilled, progressing, pending, failed, deleting];
    const status = foldBatch(
      aBatch(),
      { clusters: clusters.map(each => report(each)), revision: 3 },
      NOW,
    );
    const message =
      "1 of 5 clusters fulfilled, 1 progressing, 1 pending, 1 failed, 1 deleting. 'd' (HostNotFound): d says so.";
    expect(status).toEqual({
      phase: 'PROGRESSING',
      message,
      lastUpdated: NOW.toISOString(),
      observedGeneration: 1,
      revision: 3,
      progress: {
        total: 5,
        pending: 1,
        progressing: 1,
        fulfilled: 1,
        failed: 1,
        deleting: 1,
        summary: '1/5',
      },
      clusters,
      conditions: [
        {
          type: 'Submitted',
          status: 'True',
          reason: 'Succeeded',
          message: 'The O-Cloud has all clusters of this request, which is 4.',
          lastTransitionTime: NOW.toISOString(),
          observedGeneration: 1,
        },
        {
          type: 'Ready',
          status: 'False',
          reason: 'InProgress',
          message,
          lastTransitionTime: NOW.toISOString(),
          observedGeneration: 1,
        },
      ],
    });
  });

  it('names no more than three of those that failed', () => {
    const clusters = ['v', 'w', 'x', 'y', 'z'].map(name =>
      report(cluster(name, 'FAILED')),
    );
    const { phase, message } = foldBatch(aBatch(), { clusters }, NOW);
    expect(phase).toBe('FAILED');
    expect(message).toBe(
      "0 of 5 clusters fulfilled, 5 failed. 'v': v says so. 'w': w says so. 'x': x says so. And 2 more.",
    );
  });

  it('is ready when all are fulfilled, and keeps the times of what stays', () => {
    const clusters = [report(fulfilled), report(cluster('b', 'FULFILLED'))];
    const first = foldBatch(aBatch(), { clusters }, new Date(EARLIER));
    expect(first).toMatchObject({
      phase: 'FULFILLED',
      message: '2 of 2 clusters fulfilled.',
      progress: { summary: '2/2' },
    });
    expect(first.conditions?.[1]).toMatchObject({
      type: 'Ready',
      status: 'True',
    });
    expect(foldBatch(aBatch(first), { clusters }, NOW)).toEqual(first);
  });

  it.each<[string, ClusterReport[], string]>([
    ['all', [report(fulfilled), report(failed)], 'Succeeded'],
    ['some', [report(fulfilled), report(failed, invalid)], 'PartlySubmitted'],
    ['none', [report(failed, invalid)], 'InvalidParameters'],
    [
      'none because of one',
      [report(waiting, held), report(failed, invalid)],
      'InvalidParameters',
    ],
  ])('says that %s of them are sent', (_, clusters, reason) => {
    const { conditions } = foldBatch(aBatch(), { clusters }, NOW);
    expect(conditions?.[0]).toMatchObject({ type: 'Submitted', reason });
  });

  describe('when nothing is known of the clusters now', () => {
    const known = foldBatch(
      aBatch(),
      { clusters: [report(fulfilled)], revision: 1 },
      new Date(EARLIER),
    );
    const problem: Problem = {
      phase: 'PENDING',
      reason: 'OCloudUnreachable',
      message: 'It is away.',
    };

    it('keeps what was known last, where there was something', () => {
      const unknown = { problem, unknown: true };
      expect(foldBatch(aBatch(known), unknown, NOW)).toMatchObject({
        phase: 'FULFILLED',
        message: 'It is away.',
        revision: 1,
        clusters: [fulfilled],
        conditions: [{ status: 'False', reason: 'OCloudUnreachable' }, {}],
      });
      const fresh = foldBatch(aBatch(), unknown, NOW);
      expect(fresh).toMatchObject({ phase: 'PENDING', message: 'It is away.' });
      expect(fresh.clusters).toBeUndefined();
      expect(fresh.progress).toBeUndefined();
    });

    it('says of a draft what it waits for, and how those are that run', () => {
      const draft: Problem = { ...problem, reason: 'AwaitingApproval' };
      expect(foldBatch(aBatch(), { draft }, NOW)).toMatchObject({
        phase: 'PENDING',
        message: 'It is away.',
      });
      expect(foldBatch(aBatch(known), { draft }, NOW)).toMatchObject({
        phase: 'FULFILLED',
        message: '1 of 1 clusters fulfilled.',
        conditions: [{ status: 'False', reason: 'AwaitingApproval' }, {}],
      });
    });

    it('says how to let a request go whose O-Cloud is gone', () => {
      const unknown = { problem, unknown: true };
      expect(foldBatch(aBatch(known, EARLIER), unknown, NOW)).toMatchObject({
        phase: 'DELETING',
        message: expect.stringContaining(
          'It is away. Only if the O-Cloud is gone for good: annotate this request with focom.nephio.org/abandon=edge-11111111, and',
        ),
        conditions: [{ type: 'Submitted', status: 'True' }, {}],
      });
    });
  });

  it('waits for all when it is deleted', () => {
    const clusters = [report(deleting)];
    expect(
      foldBatch(aBatch(undefined, EARLIER), { clusters }, NOW),
    ).toMatchObject({
      phase: 'DELETING',
      message:
        "Waits for the O-Cloud to delete 1 ProvisioningRequests. 'e' (NotWanted): e says so.",
      progress: { deleting: 1 },
    });
  });
});
