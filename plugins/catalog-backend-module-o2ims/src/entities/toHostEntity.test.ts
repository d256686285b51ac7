import { problemOf } from '../__testUtils__/problemOf';
import { sampleHost } from '../__testUtils__/samples';
import { toHostEntity } from './toHostEntity';

const options = { defaultOwner: 'group:default/platform-team' };

describe('toHostEntity', () => {
  it('says what the host is', async () => {
    const entity = toHostEntity(sampleHost(), options);

    expect(entity).toEqual({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        namespace: 'default',
        name: 'host-byoh-1',
        title: 'byoh-1',
        description: 'Simulated host: Debian GNU/Linux 12 (bookworm), amd64',
        annotations: {
          'backstage.io/managed-by-location': 'o2ims:hosts/default/byoh-1',
          'backstage.io/managed-by-origin-location':
            'o2ims:hosts/default/byoh-1',
          'o2ims.provisioning.oran.org/host': 'default/byoh-1',
        },
        labels: { 'host-id': '1', site: 'lab' },
        tags: ['amd64', 'simulated'],
      },
      spec: {
        type: 'bare-metal-host',
        owner: 'group:default/platform-team',
        oCloud: 'local',
        hostId: '1',
        operatingSystem: 'Debian GNU/Linux 12 (bookworm)',
        architecture: 'amd64',
      },
    });
    await expect(problemOf(entity)).resolves.toBeUndefined();
  });

  it.each([
    ['state', { state: 'in-use' as const, clusterName: 'edge' }],
    ['reservation', { request: 'edge-242efc7c', role: 'worker' as const }],
    [
      'conditions',
      { conditions: [{ type: 'AgentReachable', status: 'False' }] },
    ],
    ['addresses', { addresses: ['10.204.86.99'] }],
    [
      'membership labels',
      {
        labels: {
          'host-id': '1',
          site: 'lab',
          'cluster.x-k8s.io/cluster-name': 'edge',
          'byoh.infrastructure.cluster.x-k8s.io/byomachine-name': 'm',
        },
      },
    ],
  ])('is the same whatever its %s', (_, parts) => {
    expect(toHostEntity(sampleHost(parts), options)).toEqual(
      toHostEntity(sampleHost(), options),
    );
  });

  it.each([
    [
      'that says nothing of itself',
      {
        hostId: undefined,
        osImage: undefined,
        architecture: undefined,
        labels: {},
        simulated: false,
      },
    ],
    ['with a name too long for the catalog', { name: 'n'.repeat(200) }],
    ['with dots in its name', { name: 'node-1.example.org' }],
    ['of an odd architecture', { architecture: 'AMD 64_v2' }],
    [
      'with labels that the catalog does not take',
      { labels: { 'a/b/c': 'x', fine: '', bad: 'with space' } },
    ],
  ])('makes a valid entity of a host %s', async (_, parts) => {
    await expect(
      problemOf(toHostEntity(sampleHost(parts), options)),
    ).resolves.toBeUndefined();
  });
});
