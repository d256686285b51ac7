import { problemOf } from '../__testUtils__/problemOf';
import { sampleCluster } from '../__testUtils__/samples';
import { toClusterEntity } from './toClusterEntity';

const options = { defaultOwner: 'group:default/platform-team' };

describe('toClusterEntity', () => {
  it('says what the cluster is, and which hosts it depends on', async () => {
    const entity = toClusterEntity(sampleCluster(), options);

    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'cluster-edge',
        title: 'edge',
        description: 'Kubernetes v1.32.0 on byoh-3, byoh-4',
        annotations: {
          'backstage.io/managed-by-location': 'o2ims:clusters/default/edge',
          'backstage.io/managed-by-origin-location':
            'o2ims:clusters/default/edge',
          'o2ims.provisioning.oran.org/cluster': 'default/edge',
          'o2ims.provisioning.oran.org/request': 'focom/default/edge',
        },
        labels: {},
        tags: ['kubernetes'],
      },
      spec: {
        type: 'kubernetes-cluster',
        owner: 'group:default/team-core',
        oCloud: 'local',
        kubernetesVersion: 'v1.32.0',
        dependsOn: [
          'resource:default/host-byoh-3',
          'resource:default/host-byoh-4',
        ],
      },
    });
    await expect(problemOf(entity)).resolves.toBeUndefined();
  });

  it('is the same in whatever order and state its machines are', () => {
    const { nodes, ...rest } = sampleCluster();
    const changed = {
      ...rest,
      phase: 'Failed',
      nodesReady: 0,
      conditions: [{ type: 'Ready', status: 'False' }],
      nodes: [...nodes]
        .reverse()
        .map(node => ({ ...node, phase: 'Failed', ready: false })),
    };

    expect(toClusterEntity(changed, options)).toEqual(
      toClusterEntity(sampleCluster(), options),
    );
  });

  it('tells that a cluster is simulated, and that it has no hosts yet', async () => {
    const entity = toClusterEntity(
      sampleCluster({
        simulated: true,
        nodes: [],
        kubernetesVersion: undefined,
        request: undefined,
      }),
      options,
    );

    expect(entity.metadata).toMatchObject({
      description: 'Kubernetes (simulated)',
      tags: ['kubernetes', 'simulated'],
    });
    expect(entity.spec?.dependsOn).toEqual([]);
    await expect(problemOf(entity)).resolves.toBeUndefined();
  });

  it.each([
    [undefined, 'group:default/platform-team'],
    ['user:default/rita', 'user:default/rita'],
    ['team-core', 'group:default/team-core'],
    ['Group:Default/Team-Core', 'group:default/team-core'],
    ['component:default/shop', 'group:default/platform-team'],
    ['not:a:reference/at/all', 'group:default/platform-team'],
  ])('with the owner %p is owned by %p', (owner, expected) => {
    expect(toClusterEntity(sampleCluster({ owner }), options).spec?.owner).toBe(
      expected,
    );
  });
});
