import { annotations, ProvisioningRequest } from '@o2ims-portal/api';
import { aRemote, aRequest } from '../__testUtils__/objects';
import { decideRequest } from '../requests/decideRequest';
import { renderProvisioningRequest } from '../requests/renderProvisioningRequest';
import { SingleRequest } from '../requests/SingleRequest';
import { ClusterStatus } from './BatchItem';
import { toClusterStatus } from './toClusterStatus';
import { withPreviousStatus } from './withPreviousStatus';

const NOW = new Date('2026-01-02T00:00:00.000Z');
const remoteName = 'edge-west-11111111';
const west: SingleRequest = { ...aRequest(), cluster: 'west' };
const known: ClusterStatus = {
  name: 'west',
  remoteName,
  phase: 'FULFILLED',
  message: 'It runs.',
};
const running = aRemote(west, {
  status: {
    provisioningStatus: {
      provisioningState: 'fulfilled',
      provisioningMessage: 'It runs.',
    },
    provisionedResourceSet: { oCloudNodeClusterId: 'uid' },
  },
});
const ending: ProvisioningRequest = {
  ...running,
  metadata: { ...running.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' },
};

describe('a cluster of a request for several', () => {
  it('has a name, a mark and a digest of its own on the O-Cloud', () => {
    expect(renderProvisioningRequest(west)).toMatchObject({
      metadata: {
        name: remoteName,
        labels: {
          'focom.nephio.org/provisioning-request-name': 'edge',
          'focom.nephio.org/cluster': 'west',
        },
        annotations: { [annotations.specDigest]: expect.any(String) },
      },
    });
  });

  it('is told as it is there', () => {
    const request = withPreviousStatus(west, undefined, running);
    expect(toClusterStatus(request, { remote: running }, NOW)).toEqual({
      ...known,
      provisionedResourceSet: { oCloudNodeClusterId: 'uid' },
    });
  });

  it('says which stage failed why', () => {
    const failed = aRemote(west, {
      status: {
        provisioningStatus: {
          provisioningState: 'failed',
          provisioningMessage: 'No host 7.',
        },
        conditions: ['Validated', 'HostsReserved', 'Ready'].map(
          (type, index) => ({
            type,
            status: index === 0 ? 'True' : 'False',
            reason: ['Succeeded', 'HostNotFound', 'Waiting'][index],
            message: '',
            lastTransitionTime: '',
          }),
        ),
      },
    });
    const request = withPreviousStatus(west, known, failed);
    expect(toClusterStatus(request, { remote: failed }, NOW)).toEqual({
      ...known,
      phase: 'FAILED',
      reason: 'HostNotFound',
      message: 'No host 7.',
    });
  });

  it('cuts what would not fit 64 times', () => {
    const problem = {
      phase: 'FAILED' as const,
      reason: 'InvalidParameters' as const,
      message: 'x'.repeat(5000),
    };
    const { message, reason } = toClusterStatus(
      withPreviousStatus(west, undefined, undefined),
      { problem },
      NOW,
    );
    expect(reason).toBe('InvalidParameters');
    expect(message).toHaveLength(1001);
  });

  it.each<[string, SingleRequest, ProvisioningRequest, string]>([
    ['as it was sent', west, running, 'follow'],
    [
      'changed there',
      west,
      { ...running, spec: { ...running.spec, templateVersion: 'v0' } },
      'restored',
    ],
    [
      'changed here',
      { ...west, spec: { ...west.spec, templateVersion: 'v2' } },
      running,
      'updated',
    ],
  ])('that is %s is told apart', (_, request, remote, expected) => {
    const decision = decideRequest({
      request: withPreviousStatus(request, known, remote),
      remote,
      check: () => undefined,
    });
    const did =
      decision.action === 'replace'
        ? (decision.drifted && 'restored') || 'updated'
        : decision.action;
    expect(did).toBe(expected);
  });

  const decide = (
    previous: ClusterStatus | undefined,
    remote: ProvisioningRequest | undefined,
  ) =>
    decideRequest({
      request: withPreviousStatus(west, previous, remote),
      remote,
      check: () => undefined,
    });

  it('is not made again when somebody deleted it there', () => {
    expect(decide(known, undefined)).toMatchObject({
      action: 'hold',
      problem: {
        reason: 'RemoteDeleted',
        message: expect.stringContaining(
          "Take cluster 'west' out of this request, and put it in again",
        ),
      },
    });
  });

  it('is made again when it was taken out and put in again', () => {
    const leaving: ClusterStatus = {
      ...known,
      phase: 'DELETING',
      reason: 'NotWanted',
    };
    expect(decide(leaving, ending)).toEqual({ action: 'follow' });
    const awaited = toClusterStatus(
      withPreviousStatus(west, leaving, ending),
      { remote: ending },
      NOW,
    );
    expect(awaited).toMatchObject({
      phase: 'DELETING',
      message: expect.stringContaining('Is made again once'),
    });
    // told once more, and then it is gone
    const again = toClusterStatus(
      withPreviousStatus(west, awaited, ending),
      { remote: ending },
      NOW,
    );
    expect(again).toEqual(awaited);
    expect(decide(again, undefined)).toMatchObject({ action: 'create' });
  });
});
