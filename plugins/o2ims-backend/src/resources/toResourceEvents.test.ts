import {
  cluster,
  focomRequest,
  provisioningRequest,
} from '../__testUtils__/objects';
import { KubernetesEvent } from './KubernetesEvent';
import { ObjectTree } from './ObjectTree';
import { eventNamespaces, toResourceEvents } from './toResourceEvents';

const leaf = (object: ObjectTree['object']): ObjectTree => ({
  object,
  children: [],
});

const tree: ObjectTree = {
  object: focomRequest({ name: 'edge', namespace: 'team', uid: 'fpr' }),
  children: [
    leaf(provisioningRequest({ name: 'edge-1', uid: 'pr' })),
    leaf(
      cluster(
        { name: 'edge', uid: 'c', creationTimestamp: '2026-11-01T10:00:00Z' },
        {
          infrastructureRef: {
            apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
            kind: 'ByoCluster',
            name: 'edge',
          },
        },
      ),
    ),
  ],
};

function event(
  id: string,
  involvedObject: KubernetesEvent['involvedObject'],
  change: Partial<KubernetesEvent> = {},
): KubernetesEvent {
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: id,
      uid: id,
      creationTimestamp: '2026-11-01T10:00:05Z',
    },
    involvedObject,
    ...change,
  };
}

const byoCluster = { kind: 'ByoCluster', namespace: 'default', name: 'edge' };

it.each<[string, KubernetesEvent, boolean]>([
  ['of an object of the tree', event('e', { uid: 'pr' }), true],
  ['of another one', event('e', { uid: 'other' }), false],
  ['of none', event('e', undefined), false],
  ['of what a Cluster is made with', event('e', byoCluster), true],
  [
    'of its namesake in another namespace',
    event('e', { ...byoCluster, namespace: 'team' }),
    false,
  ],
  [
    'of its namesake before',
    event('e', byoCluster, {
      metadata: { name: 'e', creationTimestamp: '2026-11-01T09:59:59Z' },
    }),
    false,
  ],
])('takes or leaves an event %s', (_, it, taken) => {
  expect(toResourceEvents([it], tree)).toHaveLength(taken ? 1 : 0);
});

it('tells events of either API, newest first', () => {
  const events = toResourceEvents(
    [
      event(
        'old',
        { kind: 'Cluster', name: 'edge', uid: 'c' },
        {
          type: 'Warning',
          reason: 'Failed',
          message: 'no',
          count: 3,
          firstTimestamp: '2026-11-01T10:00:05Z',
          lastTimestamp: '2026-11-01T10:00:10Z',
        },
      ),
      event(
        'new',
        { kind: 'Cluster', name: 'edge', uid: 'c' },
        {
          firstTimestamp: null,
          lastTimestamp: null,
          eventTime: '2026-11-01T10:00:06.000000Z',
          series: { count: 7, lastObservedTime: '2026-11-01T10:00:20.000000Z' },
        },
      ),
    ],
    tree,
  );
  expect(events).toEqual([
    {
      id: 'new',
      type: 'Normal',
      reason: '',
      message: '',
      count: 7,
      firstSeenAt: '2026-11-01T10:00:06.000000Z',
      lastSeenAt: '2026-11-01T10:00:20.000000Z',
      kind: 'Cluster',
      name: 'edge',
    },
    {
      id: 'old',
      type: 'Warning',
      reason: 'Failed',
      message: 'no',
      count: 3,
      firstSeenAt: '2026-11-01T10:00:05Z',
      lastSeenAt: '2026-11-01T10:00:10Z',
      kind: 'Cluster',
      name: 'edge',
    },
  ]);
});

it('looks where the objects are', () => {
  expect(eventNamespaces(tree)).toEqual(['team', 'default']);
});
