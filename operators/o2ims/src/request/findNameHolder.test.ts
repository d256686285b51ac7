import { ProvisioningRequest, Reason, requestLabels } from '@o2ims-portal/api';
import { capiCluster, provisioningRequest } from '../__testUtils__/objects';
import { findNameHolder } from './findNameHolder';

const request = provisioningRequest({
  name: 'b',
  createdAt: '2026-01-01T00:00:05Z',
});

function clusterOf(owner?: ProvisioningRequest) {
  const cluster = capiCluster();
  return {
    ...cluster,
    metadata: {
      ...cluster.metadata,
      labels: owner && requestLabels(owner),
    },
  };
}

const notValidated = (reason: Reason): ProvisioningRequest['status'] => ({
  conditions: [
    {
      type: 'Validated',
      status: 'False',
      reason,
      message: '',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    },
  ],
});
const invalid = notValidated('InvalidParameters');
const hasCluster: ProvisioningRequest['status'] = {
  extensions: { cluster: { name: 'core' } },
};
const older = { name: 'a', createdAt: '2026-01-01T00:00:04Z' };
const younger = { name: 'c', createdAt: '2026-01-01T00:00:06Z' };
const sameSecond = '2026-01-01T00:00:05Z';
const deletedAt = '2026-01-01T01:00:00Z';

it.each([
  ['nobody else asks', []],
  ['a younger one asks', [provisioningRequest(younger)]],
  [
    'one of the same second asks that comes after it by name',
    [provisioningRequest({ name: 'c', createdAt: sameSecond })],
  ],
  [
    'the older one is invalid',
    [provisioningRequest({ ...older, status: invalid })],
  ],
  [
    'the older one is deleted and has no cluster',
    [provisioningRequest({ ...older, deletedAt })],
  ],
  ['it meets itself', [request]],
])('leaves the name to a request when %s', (_, rivals) => {
  expect(findNameHolder({ request, rivals })).toBeUndefined();
  expect(
    findNameHolder({ request, rivals, cluster: clusterOf(request) }),
  ).toBeUndefined();
});

it.each([
  [
    'an older one that was only accepted so far',
    { ...older, status: notValidated('Waiting') },
    "request 'a' asked for",
  ],
  [
    'an older one',
    older,
    "request 'a' asked for a cluster of this name before",
  ],
  [
    'one of the same second that comes first by name',
    { name: 'a', createdAt: sameSecond },
    "request 'a' asked for",
  ],
  [
    'one whose cluster is being deleted',
    { ...younger, deletedAt, status: hasCluster },
    "the cluster of request 'c' has this name and is still being deleted",
  ],
])('leaves the name to %s', (_, rival, holder) => {
  const rivals = [provisioningRequest(rival)];
  expect(findNameHolder({ request, rivals })).toContain(holder);
});

it('leaves the name to who has the Cluster', () => {
  const other = provisioningRequest(younger);
  expect(
    findNameHolder({ request, rivals: [], cluster: clusterOf(other) }),
  ).toBe("request 'c' has a cluster of this name");
  expect(findNameHolder({ request, rivals: [], cluster: clusterOf() })).toBe(
    'there is a cluster of this name that no request made',
  );
});

it('never gives a name to both of two', () => {
  const requests = ['x', 'y'].map(name =>
    provisioningRequest({ name, createdAt: sameSecond }),
  );
  const winners = requests.filter(
    one => !findNameHolder({ request: one, rivals: requests }),
  );
  expect(winners).toHaveLength(1);
});
