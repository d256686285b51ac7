import { annotations, Cluster } from '@o2ims-portal/api';
import { capiCluster, provisioningRequest } from '../__testUtils__/objects';
import { findPause } from './findPause';

const request = (paused: boolean, deletedAt?: string) => {
  const made = provisioningRequest({ deletedAt });
  return {
    ...made,
    metadata: {
      ...made.metadata,
      ...(paused && { annotations: { [annotations.paused]: 'false' } }),
    },
  };
};
const cluster = (options: {
  spec?: boolean;
  annotation?: boolean;
}): Cluster => {
  const made = capiCluster();
  return {
    ...made,
    metadata: {
      ...made.metadata,
      ...(options.annotation && { annotations: { [annotations.paused]: '' } }),
    },
    spec: { paused: options.spec },
  };
};

it.each<[string, Parameters<typeof findPause>]>([
  ['has no Cluster', [request(false), undefined]],
  ['has one', [request(false), cluster({})]],
  [
    'has one that says it is not paused',
    [request(false), cluster({ spec: false })],
  ],
])('has nothing against work on a request that %s', (_, given) => {
  expect(findPause(...given)).toBeUndefined();
});

it.each<[string, Parameters<typeof findPause>, string, string]>([
  [
    'itself, whatever the value is',
    [request(true), undefined],
    'PausedByRequest',
    'Paused by the annotation cluster.x-k8s.io/paused of this request: nothing is done until that is taken away',
  ],
  [
    'itself, before the Cluster',
    [request(true), cluster({ spec: true })],
    'PausedByRequest',
    'Paused by the annotation cluster.x-k8s.io/paused of this request: nothing is done until that is taken away',
  ],
  [
    'itself, and is to be deleted',
    [request(true, '2026-01-01T00:00:00Z'), undefined],
    'PausedByRequest',
    'Deletion, asked for at 2026-01-01T00:00:00Z, waits: Paused by the annotation cluster.x-k8s.io/paused of this request. It goes on when that is taken away',
  ],
  [
    'its Cluster',
    [request(false), cluster({ spec: true })],
    'ClusterPaused',
    "Somebody else paused Cluster 'core' by spec.paused: nothing is done until that is taken back",
  ],
  [
    'its Cluster in both ways',
    [request(false), cluster({ spec: true, annotation: true })],
    'ClusterPaused',
    "Somebody else paused Cluster 'core' by spec.paused and the annotation cluster.x-k8s.io/paused: nothing is done until that is taken back",
  ],
])('says what pauses a request: %s', (_, given, reason, message) => {
  expect(findPause(...given)).toEqual({ reason, message });
});
