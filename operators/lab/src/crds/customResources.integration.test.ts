import {
  KubernetesObject,
  resourceTypes,
  ResourceType,
} from '@o2ims-portal/api';
import { installResources } from '../plane/installResources';
import { Plane } from '../plane/Plane';
import { startTestPlane } from '../plane/startTestPlane';

jest.setTimeout(120_000);

type Loose = KubernetesObject & { spec?: Record<string, unknown> } & {
  status?: Record<string, unknown>;
};

const parameters = {
  clusterName: 'edge',
  hosts: { masters: [{ hostId: '1' }] },
};

function focomRequest(name: string, spec: Record<string, unknown>): Loose {
  return {
    apiVersion: 'focom.nephio.org/v1alpha1',
    kind: 'FocomProvisioningRequest',
    metadata: { name, namespace: 'default' },
    spec,
  };
}

function clusterTemplate(name: string, spec: Record<string, unknown>): Loose {
  return {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ClusterTemplate',
    metadata: { name, namespace: 'default' },
    spec: { kubernetesVersions: ['v1.34.4'], parameterSchema: {}, ...spec },
  };
}

function request(name: string, namespace?: string): Loose {
  return {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ProvisioningRequest',
    metadata: { name, ...(namespace && { namespace }) },
    spec: {
      name: 'Edge',
      description: 'For the trams',
      templateName: 'byoh-workload-cluster',
      templateVersion: 'v1.0.0',
      templateParameters: parameters,
    },
  };
}

const template = {
  templateName: 'byoh-workload-cluster',
  templateVersion: 'v1.0.0',
  templateParameters: parameters,
};

describe('custom resources', () => {
  let plane: Plane;

  beforeAll(async () => {
    plane = await startTestPlane();
  });

  afterAll(async () => {
    await plane?.stop();
  });

  const create = (type: ResourceType, object: Loose) =>
    plane.client.create<Loose>(type, object);

  describe('FocomProvisioningRequest', () => {
    const type = resourceTypes.focomProvisioningRequest;

    it("takes a manifest as Nephio's FOCOM does", async () => {
      const created = await create(
        type,
        focomRequest('nephio', {
          oCloudId: 'ocloud-1',
          oCloudNamespace: 'focom-system',
          name: 'A cluster',
          description: 'For the edge',
          ...template,
          templateParameters: {
            clusterName: 'edge',
            anything: { nested: [1, 'two', { three: true }] },
          },
        }),
      );
      expect(created.spec?.templateParameters).toEqual({
        clusterName: 'edge',
        anything: { nested: [1, 'two', { three: true }] },
      });
    });

    it('is for this cluster unless it says otherwise', async () => {
      const created = await create(type, focomRequest('here', template));
      expect(created.spec).toMatchObject({ oCloudId: 'local' });
      expect(created.spec).not.toHaveProperty('oCloudNamespace');
    });

    it('cannot be moved to another O-Cloud', async () => {
      await create(type, focomRequest('moving', template));
      const move = (spec: Record<string, unknown>) =>
        plane.client.patch<Loose>(
          type,
          { namespace: 'default', name: 'moving' },
          { spec },
        );
      await expect(move({ oCloudId: 'other' })).rejects.toThrow(
        'oCloudId cannot be changed',
      );
      await expect(move({ oCloudNamespace: 'other' })).rejects.toThrow(
        'oCloudNamespace cannot be changed',
      );
      await expect(move({ name: 'Another name' })).resolves.toMatchObject({
        spec: { name: 'Another name' },
      });
    });

    it.each([
      [
        { ...template, templateName: undefined },
        'templateName, templateVersion and templateParameters are required',
      ],
      [
        { ...template, clusters: [{ name: 'a' }], allClusters: true },
        'give one of them',
      ],
      [{ ...template, templateParameters: 'text' }, 'must be of type object'],
      [{ ...template, templateVersion: 1 }, 'must be of type string'],
      [{ ...template, templateName: '' }, 'at least 1 chars long'],
      [{ ...template, oCloudId: '' }, 'at least 1 chars long'],
    ])('refuses %j', async (spec, message) => {
      await expect(create(type, focomRequest('bad', spec))).rejects.toThrow(
        message,
      );
    });

    it('refuses a phase that there is not', async () => {
      await create(type, focomRequest('phase', template));
      const report = (phase: string) =>
        plane.client.patch<Loose>(
          type,
          { namespace: 'default', name: 'phase' },
          { status: { phase } },
          { subresource: 'status' },
        );
      await expect(report('fulfilled')).rejects.toThrow(
        'Unsupported value: "fulfilled"',
      );
      await expect(report('FULFILLED')).resolves.toMatchObject({
        status: { phase: 'FULFILLED' },
      });
    });
  });

  describe('ProvisioningRequest', () => {
    const type = resourceTypes.provisioningRequest;

    it('takes a manifest that carries a namespace, and drops it', async () => {
      const created = await create(type, request('with-namespace', 'default'));
      expect(created.metadata.namespace).toBeUndefined();
      await expect(
        plane.client.get(type, { name: 'with-namespace' }),
      ).resolves.toMatchObject({ metadata: { name: 'with-namespace' } });
    });

    it('refuses a state that there is not', async () => {
      await create(type, request('state'));
      const report = (provisioningState: string) =>
        plane.client.patch<Loose>(
          type,
          { name: 'state' },
          { status: { provisioningStatus: { provisioningState } } },
          { subresource: 'status' },
        );
      await expect(report('FULFILLED')).rejects.toThrow('Unsupported value');
      await expect(report('fulfilled')).resolves.toMatchObject({
        status: { provisioningStatus: { provisioningState: 'fulfilled' } },
      });
    });
  });

  describe('ClusterTemplate', () => {
    const type = resourceTypes.clusterTemplate;

    it('is named after what it is', async () => {
      const spec = { name: 'small', version: 'v1.0.0' };
      await expect(
        create(type, clusterTemplate('tiny-v1.0.0', spec)),
      ).rejects.toThrow('metadata.name must be <spec.name>-<spec.version>');
      await expect(
        create(type, clusterTemplate('small-v1.0.0', spec)),
      ).resolves.toMatchObject({ spec });
    });

    const source = { kind: 'ConfigMap', name: 'cni' };

    it('can be changed until a request uses it, and described and deprecated then too', async () => {
      const key = { namespace: 'default', name: 'used-v1' };
      const spec = {
        name: 'used',
        version: 'v1',
        parameterSchema: { type: 'object', properties: { a: { const: 1 } } },
        addons: [{ name: 'cni', resources: [source] }],
        kubeadm: { apiServer: { extraArgs: { v: '2' } } },
      };
      await create(type, clusterTemplate(key.name, spec));
      const change = (changed: Record<string, unknown>) =>
        plane.client.patch<Loose>(type, key, { spec: changed });
      const use = (usageCount: number) =>
        plane.client.patch<Loose>(
          type,
          key,
          { status: { usageCount } },
          { subresource: 'status' },
        );
      await change({ defaults: { podCidr: '10.0.0.0/16' } });
      await use(2);
      for (const changed of [
        { defaults: { podCidr: '10.1.0.0/16' } },
        { defaults: null },
        { kubernetesVersions: ['v1.34.4', 'v1.35.0'] },
        { parameterSchema: { properties: { a: { const: 2 } } } },
        { parameterSchema: { extra: true } },
        { nodeRequirements: { architectures: ['amd64'] } },
        { controlPlaneEndpoint: { kind: 'external' } },
        {
          addons: [
            { name: 'cni', enabledByDefault: true, resources: [source] },
          ],
        },
        { kubeadm: { apiServer: { extraArgs: { v: '3' } } } },
        { stageTimeoutSeconds: { workers: 7 } },
      ]) {
        await expect(change(changed)).rejects.toThrow(
          'spec cannot be changed, because requests use this template',
        );
      }
      await expect(
        change({ deprecated: true, description: 'Use v2' }),
      ).resolves.toMatchObject({ spec: { deprecated: true } });
      await use(0);
      await change({ defaults: null });
    });

    it('of the project stays as it is while requests use it', async () => {
      const key = {
        namespace: 'default',
        name: 'byoh-workload-cluster-v1.0.0',
      };
      const spec = { defaults: { podCidr: '10.1.0.0/16' } };
      await plane.client.patch(type, key, { spec });
      await plane.client.patch(
        type,
        key,
        { status: { usageCount: 1 } },
        { subresource: 'status' },
      );
      const { client } = plane;
      const told: string[] = [];
      await installResources({ client, onProgress: line => told.push(line) });
      expect(told).toEqual([
        expect.stringContaining(`ClusterTemplate ${key.name} is left as it is`),
      ]);
      await expect(client.get(type, key)).resolves.toMatchObject({ spec });
    });

    it('takes those that come with the project', async () => {
      const { items } = await plane.client.list(type);
      expect(items.map(({ metadata }) => metadata.name)).toEqual(
        expect.arrayContaining([
          'byoh-ha-cluster-v1.0.0',
          'byoh-single-node-v1.0.0',
          'byoh-workload-cluster-v1.0.0',
        ]),
      );
    });

    it.each([
      [{ kubernetesVersions: [] }, 'should have at least 1 items'],
      [{ kubernetesVersions: ['1.34'] }, 'should match'],
      [{ parameterSchema: 'text' }, 'must be of type object'],
      [{ stageTimeoutSeconds: { workers: 0 } }, 'greater than or equal to 1'],
      [{ controlPlaneEndpoint: { kind: 'vip' } }, 'vip is needed with kind'],
      [
        { controlPlaneEndpoint: { kind: 'external', vip: { image: 'x' } } },
        'vip is needed with kind',
      ],
      [{ addons: [{ name: 'cni' }] }, 'resources: Required'],
      [
        { addons: ['cni', 'cni'].map(name => ({ name, resources: [source] })) },
        'Duplicate value',
      ],
      [
        { addons: [{ name: 'cni', resources: [{ ...source, kind: 'Pod' }] }] },
        'Unsupported value: "Pod"',
      ],
      [
        {
          nodeRequirements: {
            selector: { matchExpressions: [{ key: 'a', operator: 'In' }] },
          },
        },
        'give values with In',
      ],
      [
        { kubeadm: { controlPlane: { files: [{ path: '/etc/a' }] } } },
        'give content or contentFrom',
      ],
      [
        { kubeadm: { workers: { files: [{ path: 'etc/a', content: '' }] } } },
        'should match',
      ],
    ])('refuses %j', async (spec, message) => {
      await expect(
        create(
          type,
          clusterTemplate('bad-v1', { name: 'bad', version: 'v1', ...spec }),
        ),
      ).rejects.toThrow(message);
    });
  });

  it('show in kubectl what one looks for', async () => {
    const columnsOf = async (path: string) => {
      const definition = JSON.parse(
        await plane.client.getRaw(
          `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${path}`,
        ),
      );
      expect(definition.metadata.labels).toMatchObject({
        'cluster.x-k8s.io/v1beta1': 'v1beta1',
      });
      return definition.spec.versions[0].additionalPrinterColumns.map(
        (column: { name: string }) => column.name,
      );
    };
    await expect(
      columnsOf('byohosts.infrastructure.cluster.x-k8s.io'),
    ).resolves.toEqual([
      'Host-ID',
      'OSImage',
      'Arch',
      'Cluster',
      'Machine',
      'Age',
    ]);
    await expect(columnsOf('clusters.cluster.x-k8s.io')).resolves.toEqual([
      'Phase',
      'Infrastructure',
      'Control plane',
      'Endpoint',
      'Age',
    ]);
  });
});
