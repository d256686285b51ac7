import {
  ProvisioningRequest,
  resourceTypes,
  stageConditions,
} from '@o2ims-portal/api';
import { provisioningRequest } from '../__testUtils__/objects';
import { toAwaitingStatus } from './toAwaitingStatus';

const start = '2026-01-01T00:00:00.000Z';
const now = new Date('2026-01-01T00:01:00.000Z');
const missing = [resourceTypes.cluster, resourceTypes.byoHost];

const fulfilled: ProvisioningRequest['status'] = {
  conditions: stageConditions.map(type => ({
    type,
    status: 'True',
    reason: 'Succeeded',
    message: '',
    lastTransitionTime: start,
  })),
  provisionedResourceSet: { oCloudNodeClusterId: 'uid-of-cluster' },
  extensions: { cluster: { name: 'core' } },
};

const stages = (status: ProvisioningRequest['status']) =>
  status?.conditions?.map(({ reason }) => reason);

it('says at the first stage of a new request what it waits for', () => {
  const status = toAwaitingStatus(provisioningRequest({}), missing, now);
  expect(status.observedGeneration).toBe(1);
  expect(status.provisioningStatus).toEqual({
    provisioningState: 'pending',
    provisioningMessage:
      'Waits for Cluster API (cluster.x-k8s.io/v1beta2 or v1beta1) and BYOH (infrastructure.cluster.x-k8s.io/v1beta1), which the management cluster does not have: install that there. The request goes on by itself then',
    provisioningUpdateTime: now.toISOString(),
  });
  expect(stages(status)).toEqual([
    'ClusterApiMissing',
    ...Array(stageConditions.length - 1).fill('Waiting'),
  ]);
});

it('does not say any more that a cluster is ready, and keeps which one it is', () => {
  const status = toAwaitingStatus(
    provisioningRequest({ status: fulfilled }),
    missing,
    now,
  );
  expect(status.provisioningStatus?.provisioningState).toBe('progressing');
  expect(status).toMatchObject({
    provisionedResourceSet: fulfilled!.provisionedResourceSet,
    extensions: fulfilled!.extensions,
  });
  expect(stages(status)).toEqual([
    'Succeeded',
    'Succeeded',
    'ClusterApiMissing',
    'Waiting',
    'Waiting',
    'Waiting',
    'Waiting',
  ]);
});

it('says what a deletion waits for', () => {
  const deletedAt = '2026-01-01T00:00:30Z';
  const { provisioningStatus } = toAwaitingStatus(
    provisioningRequest({ status: fulfilled, deletedAt }),
    missing,
    now,
  );
  expect(provisioningStatus).toMatchObject({
    provisioningState: 'deleting',
    provisioningMessage: expect.stringMatching(
      /^Deletion, asked for at 2026-01-01T00:00:30Z, waits for Cluster API/,
    ),
  });
});

it('says nothing new while nothing changes', () => {
  const request = provisioningRequest({});
  const status = toAwaitingStatus(request, missing, now);
  const later = new Date('2026-01-01T00:02:00.000Z');
  expect(toAwaitingStatus({ ...request, status }, missing, later)).toEqual(
    status,
  );
});
