import { FocomProvisioningRequest, resourceTypes } from '@o2ims-portal/api';
import { Plane } from './Plane';
import { startTestPlane } from './startTestPlane';

jest.setTimeout(120_000);

describe('startTestPlane', () => {
  let plane: Plane;

  beforeAll(async () => {
    plane = await startTestPlane();
  });

  afterAll(async () => {
    await plane?.stop();
  });

  it('serves our kinds and offers the built-in templates', async () => {
    const { items } = await plane.client.list(resourceTypes.clusterTemplate);
    expect(items.map(item => item.metadata.name)).toContain(
      'byoh-workload-cluster-v1.0.0',
    );
    const { items: requests } =
      await plane.client.list<FocomProvisioningRequest>(
        resourceTypes.focomProvisioningRequest,
      );
    expect(requests).toEqual([]);
  });
});
