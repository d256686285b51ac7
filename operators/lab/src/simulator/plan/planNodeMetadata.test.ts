import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { Node } from '../model/objects';
import { planOf } from '../testing/planOf';
import { planNodeMetadata } from './planNodeMetadata';

function machine(labels: Record<string, string>, annotations = {}): Machine {
  return {
    apiVersion: 'v1',
    kind: 'Machine',
    metadata: {
      name: 'm',
      namespace: 'default',
      labels,
      annotations,
      ownerReferences: [
        {
          apiVersion: 'v1',
          kind: 'MachineSet',
          name: 's',
          uid: 'u',
          controller: true,
        },
      ],
    },
    spec: { clusterName: 'c' },
  };
}

const node: Node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'n', labels: { 'kubernetes.io/hostname': 'n' } },
};

/** The node as it is after a machine's labels and annotations went to it. */
function after(it: Machine, before = node): Node {
  const { plan } = planOf(that => planNodeMetadata(it, before, that));
  const [write] = plan.writes;
  if (!write) {
    return before;
  }
  type Changes = Record<string, string | null>;
  const { labels, annotations } = (
    write as {
      patch: { metadata: { labels?: Changes; annotations?: Changes } };
    }
  ).patch.metadata;
  const merge = (old: Record<string, string> = {}, changes: Changes = {}) =>
    Object.fromEntries(
      Object.entries({ ...old, ...changes }).flatMap(([key, value]) =>
        value === null ? [] : [[key, value]],
      ),
    );
  return {
    ...before,
    metadata: {
      name: 'n',
      labels: merge(before.metadata.labels, labels),
      annotations: merge(before.metadata.annotations, annotations),
    },
  };
}

describe('planNodeMetadata', () => {
  it.each([
    ['node.cluster.x-k8s.io/rack', true],
    ['site.node.cluster.x-k8s.io/rack', true],
    ['node-role.kubernetes.io/worker', true],
    ['below.node-role.kubernetes.io/worker', false],
    ['node-restriction.kubernetes.io/rack', true],
    ['example.node-restriction.kubernetes.io/rack', true],
    ['cluster.x-k8s.io/set-name', false],
    ['rack', false],
  ])('label %s goes to the node: %s', (key, goes) => {
    const { labels } = after(machine({ [key]: 'r2' })).metadata;
    expect(labels).toEqual({
      'kubernetes.io/hostname': 'n',
      ...(goes && { [key]: 'r2' }),
    });
  });

  it('says whose node it is', () => {
    const { annotations } = after(
      machine({}, { 'node.cluster.x-k8s.io/note': 'x', other: 'y' }),
    ).metadata;
    expect(annotations).toEqual({
      'node.cluster.x-k8s.io/note': 'x',
      'cluster.x-k8s.io/cluster-name': 'c',
      'cluster.x-k8s.io/cluster-namespace': 'default',
      'cluster.x-k8s.io/machine': 'm',
      'cluster.x-k8s.io/owner-kind': 'MachineSet',
      'cluster.x-k8s.io/owner-name': 's',
      'cluster.x-k8s.io/labels-from-machine': '',
      'cluster.x-k8s.io/annotations-from-machine': 'node.cluster.x-k8s.io/note',
    });
  });

  it('has nothing to do when it is done', () => {
    const it = machine({ 'node-role.kubernetes.io/worker': '' });
    const done = after(it);
    expect(planOf(plan => planNodeMetadata(it, done, plan)).words).toEqual([]);
  });

  it("takes away what was the machine's, and nothing else", () => {
    const labelled = after(
      machine({
        'node.cluster.x-k8s.io/rack': 'r1',
        'node-role.kubernetes.io/worker': '',
      }),
    );
    labelled.metadata.labels!['node-role.kubernetes.io/gpu'] = 'by hand';
    const { labels } = after(
      machine({ 'node.cluster.x-k8s.io/rack': 'r2' }),
      labelled,
    ).metadata;
    expect(labels).toEqual({
      'kubernetes.io/hostname': 'n',
      'node.cluster.x-k8s.io/rack': 'r2',
      'node-role.kubernetes.io/gpu': 'by hand',
    });
  });
});
