import { resourceTypes } from '@o2ims-portal/api';
import { installClusterApi } from './startPlane';
import { startTestPlane } from './startTestPlane';
import { Plane } from './Plane';

jest.setTimeout(120_000);

describe('a plane without Cluster API', () => {
  let plane: Plane;

  beforeAll(async () => {
    plane = await startTestPlane({ clusterApi: 'none' });
  });

  afterAll(async () => {
    await plane?.stop();
  });

  const served = async () => {
    const { groups } = JSON.parse(await plane.client.getRaw('/apis')) as {
      groups: { name: string; versions: { version: string }[] }[];
    };
    return groups
      .filter(({ name }) => name.endsWith('cluster.x-k8s.io'))
      .flatMap(({ name, versions }) =>
        versions.map(({ version }) => `${name}/${version}`),
      )
      .sort();
  };

  it('has BYOH, and gets Cluster API in the version that is asked for', async () => {
    expect(await served()).toEqual(['infrastructure.cluster.x-k8s.io/v1beta1']);
    await installClusterApi(plane, 'v1beta2');
    expect(await served()).toEqual([
      'addons.cluster.x-k8s.io/v1beta2',
      'bootstrap.cluster.x-k8s.io/v1beta2',
      'cluster.x-k8s.io/v1beta2',
      'controlplane.cluster.x-k8s.io/v1beta2',
      'infrastructure.cluster.x-k8s.io/v1beta1',
    ]);
    const { items } = await plane.client.list({
      ...resourceTypes.cluster,
      version: 'v1beta2',
    });
    expect(items).toEqual([]);
  });
});
