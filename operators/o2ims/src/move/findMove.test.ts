import {
  annotations,
  Cluster,
  Condition,
  finalizers,
  labels,
  ProvisioningRequest,
} from '@o2ims-portal/api';
import {
  capiCluster,
  clusterPlan,
  provisioningRequest,
} from '../__testUtils__/objects';
import { toPlanAnnotation } from '../plan/planOnCluster';
import { findMove } from './findMove';

function request(options: {
  said?: [type: string, reason: string];
  paused?: boolean;
  hadCluster?: boolean;
  finalizer?: boolean;
  isNew?: boolean;
}): ProvisioningRequest {
  const { said, paused, hadCluster, finalizer = true, isNew } = options;
  const conditions: Condition[] = [
    ...(said
      ? [{ type: said[0], status: 'False' as const, reason: said[1] }]
      : []),
    ...(paused
      ? [{ type: 'Paused', status: 'True' as const, reason: 'ClusterPaused' }]
      : []),
  ].map(condition => ({
    ...condition,
    message: '',
    lastTransitionTime: '2026-01-01T00:00:00Z',
  }));
  const made = provisioningRequest({
    ...(!isNew && {
      status: {
        conditions,
        provisioningStatus: { provisioningState: 'fulfilled' },
        ...(hadCluster && {
          provisionedResourceSet: { oCloudNodeClusterId: 'uid-of-cluster' },
        }),
      },
    }),
  });
  return {
    ...made,
    metadata: {
      ...made.metadata,
      ...(finalizer && { finalizers: [finalizers.o2ims] }),
    },
  };
}

function cluster(options: {
  owner?: string;
  madeFor?: string;
  paused?: boolean;
  moved?: boolean;
  deleted?: boolean;
  planless?: boolean;
}): Cluster {
  const { owner = 'uid-of-core', madeFor = 'core' } = options;
  const made = capiCluster();
  return {
    ...made,
    metadata: {
      ...made.metadata,
      labels: {
        [labels.provisioningRequest]: madeFor,
        [labels.provisioningRequestUid]: owner,
      },
      annotations: {
        ...(!options.planless && toPlanAnnotation(clusterPlan())),
        ...(options.moved && { [annotations.deleteForMove]: '' }),
      },
      ...(options.deleted && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    spec: { ...(options.paused && { paused: true }) },
  };
}

const find = (
  options: Parameters<typeof request>[0],
  others: Omit<Parameters<typeof findMove>[0], 'request' | 'clusterName'> = {},
) =>
  findMove({ request: request(options), clusterName: 'core', ...others })?.step;

const elsewhere = { owner: 'uid-elsewhere' };

it.each<[string, ReturnType<typeof find>]>([
  ['its Cluster is here', find({}, { own: cluster({}) })],
  ['somebody paused it', find({}, { own: cluster({ paused: true }) })],
  ['somebody deletes it', find({}, { own: cluster({ deleted: true }) })],
  ['its Cluster is gone', find({ hadCluster: true })],
  ['it is paused before it has a Cluster', find({ paused: true })],
  [
    'its Cluster went after a pause was over',
    find({ hadCluster: true, said: ['Paused', 'NotPaused'] }),
  ],
  ['it is new', find({ isNew: true, finalizer: false })],
  [
    'somebody else has the name',
    find({}, { named: cluster({ ...elsewhere, madeFor: 'other' }) }),
  ],
  [
    'one like it goes',
    find({}, { named: cluster({ ...elsewhere, deleted: true }) }),
  ],
  [
    'what one like it was made from is lost',
    find({}, { named: cluster({ ...elsewhere, planless: true }) }),
  ],
  [
    'it is to start over',
    find({ said: ['ResourcesApplied', 'ClusterMoved'], finalizer: false }),
  ],
  [
    'it is to start over here',
    find({ said: ['Validated', 'ClusterAwaited'], finalizer: false }),
  ],
])('has nothing to do with a request when %s', (_, step) => {
  expect(step).toBeUndefined();
});

it.each<[string, ReturnType<typeof find>]>([
  ['deleted for a move', find({}, { own: cluster({ moved: true }) })],
  ['gone after it was paused', find({ paused: true, hadCluster: true })],
  ['known to be gone', find({ said: ['ResourcesApplied', 'ClusterMoved'] })],
])('sees that the Cluster is %s', (_, step) => {
  expect(step).toBe('away');
});

it.each<[string, ReturnType<typeof find>]>([
  ['that has not come yet', find({ isNew: true })],
  ['that still has not', find({ said: ['Validated', 'ClusterAwaited'] })],
  [
    'that is paused',
    find({ isNew: true }, { named: cluster({ ...elsewhere, paused: true }) }),
  ],
])('waits for a Cluster %s', (_, step) => {
  expect(step).toBe('awaited');
});

it.each<[string, Parameters<typeof request>[0]]>([
  ['came with it', { isNew: true }],
  ['waited for it', { said: ['Validated', 'ClusterAwaited'] }],
  ['was made again', { isNew: true, finalizer: false }],
  [
    'stayed where it came back to',
    { said: ['ResourcesApplied', 'ClusterMoved'] },
  ],
])('finds the Cluster of a request that %s', (_, options) => {
  expect(find(options, { named: cluster(elsewhere) })).toBe('here');
});

it('says how to go on when a move broke off', () => {
  const own = cluster({ moved: true });
  expect(findMove({ request: request({}), own, clusterName: 'core' })).toEqual({
    step: 'away',
    message: expect.stringContaining(
      'kubectl annotate clusters.cluster.x-k8s.io core --namespace default clusterctl.cluster.x-k8s.io/delete-for-move-',
    ),
  });
});

it.each([true, false])(
  'leaves a Cluster to the request that adopted it, be it paused: %s',
  paused => {
    const move = findMove({
      request: request({ isNew: true, finalizer: false }),
      named: cluster({ ...elsewhere, paused }),
      adopter: provisioningRequest({ name: 'heir' }),
      clusterName: 'core',
    });
    expect(move).toEqual({
      step: 'adopted',
      message: expect.stringContaining("request 'heir' has adopted it since"),
    });
  },
);
