import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  annotations,
  apiVersionOf,
  Cluster,
  ClusterTemplate,
  ConfigMap,
  findCondition,
  KubernetesObject,
  resourceTypes,
  Secret,
} from '@o2ims-portal/api';
import { parse } from 'yaml';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(60_000);

const namespace = 'default';
const fieldManager = 'test';

const validIs = (reason: string, status = 'False') =>
  function isSo({ conditions }: NonNullable<ClusterTemplate['status']>) {
    const valid = findCondition(conditions, 'Valid');
    return valid?.status === status && valid.reason === reason;
  };
const usedBy = (count: number) =>
  function isSo({ usageCount }: NonNullable<ClusterTemplate['status']>) {
    return usageCount === count;
  };
const of = (templateName: string) => ({
  spec: { templateName, templateVersion: 'v1' },
});

describe('ClusterTemplates', () => {
  let o2ims: O2imsFixture;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({
      hosts: 4,
      config: { refusedRetryMs: 100 },
    });
  });

  afterAll(async () => {
    await o2ims?.stop();
  });

  const applySource = <T extends ConfigMap | Secret>(
    kind: 'ConfigMap' | 'Secret',
    name: string,
    data: Record<string, string>,
  ) =>
    o2ims.client.apply<T>(
      kind === 'Secret' ? resourceTypes.secret : resourceTypes.configMap,
      { apiVersion: 'v1', kind, metadata: { namespace, name }, data } as T,
      { fieldManager },
    );
  const change = (name: string, spec: object) =>
    o2ims.client.patch<ClusterTemplate>(
      resourceTypes.clusterTemplate,
      { namespace, name },
      { spec },
    );

  it.each([
    'byoh-workload-cluster-v1.0.0',
    'byoh-single-node-v1.0.0',
    'byoh-ha-cluster-v1.0.0',
  ])('%s is valid and not in use', async name => {
    const { status } = await o2ims.untilTemplate(
      name,
      validIs('Succeeded', 'True'),
    );
    expect(status?.usageCount).toBe(0);
  });

  it('can be written as the documentation shows', async () => {
    const text = readFileSync(
      resolve(__dirname, '../../../docs/o2ims.md'),
      'utf8',
    );
    const [, yaml] =
      /^```yaml\n([^`]*?^kind: ClusterTemplate\n[^`]*?)^```$/m.exec(text)!;
    const template: ClusterTemplate = parse(yaml);
    await o2ims.client.apply(resourceTypes.clusterTemplate, template, {
      fieldManager,
    });
    await o2ims.untilTemplate('edge-v1.0.0', validIs('AddonUnavailable'));
    await applySource('ConfigMap', 'edge-cni', {});
    const { status } = await o2ims.untilTemplate(
      'edge-v1.0.0',
      validIs('Succeeded', 'True'),
    );
    expect(status?.usageCount).toBe(0);
  });

  it('are judged whenever they or what they refer to changes', async () => {
    await o2ims.applyTemplate('judged', { parameterSchema: { type: 'thing' } });
    await o2ims.untilTemplate('judged-v1', validIs('InvalidSchema'));
    await o2ims.applyTemplate('judged', { defaults: { k8sVersion: 'v1.9.9' } });
    await o2ims.untilTemplate('judged-v1', validIs('InvalidDefaults'));
    await o2ims.applyTemplate('judged', {
      addons: [
        {
          name: 'cni',
          enabledByDefault: true,
          resources: [
            { kind: 'ConfigMap', name: 'judged' },
            { kind: 'Secret', name: 'judged' },
          ],
        },
      ],
    });
    await o2ims.untilTemplate('judged-v1', validIs('AddonUnavailable'));
    await applySource('ConfigMap', 'judged', {});
    await applySource('Secret', 'judged', {});
    await o2ims.untilTemplate('judged-v1', validIs('Succeeded', 'True'));
    await o2ims.client.delete(resourceTypes.secret, {
      namespace,
      name: 'judged',
    });
    const { status } = await o2ims.untilTemplate(
      'judged-v1',
      validIs('AddonUnavailable'),
    );
    expect(findCondition(status?.conditions, 'Valid')?.message).toBe(
      "add-on 'cni' needs Secret 'judged', which namespace 'default' does not have",
    );
  });

  it('hold up requests while they are not valid, with the reason', async () => {
    await o2ims.applyTemplate('odd', {
      nodeRequirements: { osImagePattern: '(' },
    });
    const request = await o2ims.request('odd', onHosts('odd', '1'), of('odd'));
    expect(await o2ims.untilState(request, 'failed')).toContain(
      "No cluster can be made from ClusterTemplate 'odd-v1': nodeRequirements.osImagePattern cannot be read",
    );
    await o2ims.untilReason(request, 'Validated', 'InvalidTemplate');
    await o2ims.untilTemplate('odd-v1', usedBy(0));
    await change('odd-v1', { nodeRequirements: null });
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });

  it('count their users, and neither change nor go while there are any', async () => {
    await o2ims.applyTemplate('counted');
    const [first, second] = await Promise.all(
      ['1', '2'].map(id =>
        o2ims.request(`user-${id}`, onHosts(`user-${id}`, id), of('counted')),
      ),
    );
    const waiting = await o2ims.request(
      'user-3',
      onHosts('user-3', '1'),
      of('counted'),
    );
    const { status } = await o2ims.untilTemplate('counted-v1', usedBy(3));
    expect(findCondition(status?.conditions, 'InUse')?.message).toBe(
      'Used by user-1, user-2, user-3',
    );
    await expect(
      change('counted-v1', { defaults: { podCidr: '10.1.0.0/16' } }),
    ).rejects.toThrow('spec cannot be changed, because requests use this');
    await change('counted-v1', { deprecated: true });
    await o2ims.remove(waiting);
    await o2ims.remove(second);
    await o2ims.untilTemplate('counted-v1', usedBy(1));

    await o2ims.client.delete(resourceTypes.clusterTemplate, {
      namespace,
      name: 'counted-v1',
    });
    await o2ims.observer.untilSome<
      KubernetesObject & { message: string; reason: string }
    >(
      resourceTypes.event,
      ({ reason, message }) =>
        reason === 'InUse' &&
        message ===
          'Deletion waits until no request uses this template: user-1',
    );
    const late = await o2ims.request(
      'late',
      onHosts('late', '2'),
      of('counted'),
    );
    await o2ims.untilReason(late, 'Validated', 'TemplateNotFound');
    await o2ims.remove(first);
    await o2ims.observer.untilGone(resourceTypes.clusterTemplate, {
      namespace,
      name: 'counted-v1',
    });
    await o2ims.remove(late);
    expect(await o2ims.made()).toEqual([]);
  });

  it('count as they were when a cluster was planned', async () => {
    await o2ims.applyTemplate('early', {
      kubeadm: { apiServer: { extraArgs: { v: '2' } } },
    });
    const request = await o2ims.request(
      'early',
      onHosts('early', '1'),
      of('early'),
    );
    await o2ims.untilState(request, 'progressing');
    await o2ims.stopOperator();
    // by force: nobody counts users while the operator is away
    await o2ims.client.patch(
      resourceTypes.clusterTemplate,
      { namespace, name: 'early-v1' },
      { status: { usageCount: 0 } },
      { subresource: 'status' },
    );
    await change('early-v1', { kubeadm: null });
    const key = { namespace, name: 'early-control-plane' };
    await o2ims.client.delete(resourceTypes.kubeadmControlPlane, key);
    o2ims.startOperator();
    const { spec } = await o2ims.observer.until<
      KubernetesObject & { spec: object }
    >(resourceTypes.kubeadmControlPlane, key);
    expect(spec).toMatchObject({
      kubeadmConfigSpec: {
        clusterConfiguration: { apiServer: { extraArgs: { v: '2' } } },
      },
    });
    await o2ims.untilTemplate('early-v1', usedBy(1));
    await o2ims.remove(request);
  });

  it('have their status written only when it changes', async () => {
    const { metadata } = await o2ims.untilTemplate(
      'byoh-single-node-v1.0.0',
      validIs('Succeeded', 'True'),
    );
    await o2ims.stopOperator();
    o2ims.startOperator();
    await o2ims.applyTemplate('other');
    await o2ims.untilTemplate('other-v1', validIs('Succeeded', 'True'));
    const again = await o2ims.client.get(
      resourceTypes.clusterTemplate,
      metadata,
    );
    expect(again?.metadata.resourceVersion).toBe(metadata.resourceVersion);
  });

  it('ask something of hosts', async () => {
    await o2ims.applyTemplate('picky', {
      nodeRequirements: { selector: { matchLabels: { rack: 'a' } } },
    });
    const request = await o2ims.request(
      'picky',
      onHosts('picky', '1'),
      of('picky'),
    );
    expect(
      await o2ims.untilReason(request, 'HostsReserved', 'HostNotSuitable'),
    ).toContain("its labels do not match 'rack=a'");
    await o2ims.client.patch(
      resourceTypes.byoHost,
      { namespace, name: 'byoh-1' },
      { metadata: { labels: { rack: 'a' } } },
    );
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });

  it('keep a virtual address for one cluster', async () => {
    const ha = (host: string) => ({
      clusterName: 'ha',
      hosts: { masters: ['1', '2', '3'].map(hostId => ({ hostId })) },
      controlPlaneEndpoint: { host },
    });
    const options = {
      spec: { templateName: 'byoh-ha-cluster', templateVersion: 'v1.0.0' },
    };
    const wrong = await o2ims.request('ha', ha('10.0.0.4'), options);
    expect(await o2ims.untilState(wrong, 'failed')).toContain(
      "the address 10.0.0.4 is to be the cluster's own, but host 'byoh-4' has it",
    );
    const right = await o2ims.request('ha', ha('10.0.0.100'), options);
    await o2ims.untilState(right, 'progressing');
    const { spec } = await o2ims.observer.until<
      KubernetesObject & { spec: object }
    >(resourceTypes.kubeadmControlPlane, {
      namespace,
      name: 'ha-control-plane',
    });
    expect(spec).toMatchObject({
      replicas: 3,
      kubeadmConfigSpec: {
        files: [{ path: '/etc/kubernetes/manifests/kube-vip.yaml' }],
      },
    });
    await o2ims.remove(right);
  });

  describe('with add-ons', () => {
    const addons = [
      {
        name: 'cni',
        enabledByDefault: true,
        resources: [{ kind: 'ConfigMap' as const, name: 'net' }],
      },
      {
        name: 'mesh',
        resources: [
          { kind: 'ConfigMap' as const, name: 'mesh' },
          { kind: 'Secret' as const, name: 'mesh' },
        ],
      },
    ];
    const copyOf = (kind: 'configMap' | 'secret', name: string) =>
      o2ims.client.get<ConfigMap & Secret>(resourceTypes[kind], {
        namespace,
        name,
      });

    it('have them installed from copies, and take those away', async () => {
      await applySource('ConfigMap', 'net', { 'net.yaml': 'one' });
      await o2ims.applyTemplate('full', { addons });
      const request = await o2ims.request(
        'full',
        { ...onHosts('full', '1', '2'), addons: ['mesh'] },
        of('full'),
      );
      expect(await o2ims.untilState(request, 'failed')).toContain(
        "add-on 'mesh' needs ConfigMap 'mesh' and Secret 'mesh'",
      );
      await o2ims.untilReason(request, 'Validated', 'AddonUnavailable');
      await applySource('ConfigMap', 'mesh', { 'mesh.yaml': 'two' });
      await applySource('Secret', 'mesh', { key: 'MQ==' });
      await o2ims.untilState(request, 'progressing');
      expect(await o2ims.made()).toEqual(
        expect.arrayContaining([
          'ClusterResourceSet/full-addon-cni',
          'ClusterResourceSet/full-addon-mesh',
        ]),
      );
      expect(await copyOf('configMap', 'full-addon-cni-net')).toMatchObject({
        data: { 'net.yaml': 'one' },
      });
      expect(await copyOf('secret', 'full-addon-mesh-mesh')).toMatchObject({
        type: 'addons.cluster.x-k8s.io/resource-set',
        data: { key: 'MQ==' },
      });

      await o2ims.remove(request);
      expect(await o2ims.made()).toEqual([]);
      expect(await copyOf('configMap', 'full-addon-cni-net')).toBeUndefined();
      expect(await copyOf('secret', 'full-addon-mesh-mesh')).toBeUndefined();
      expect(await copyOf('configMap', 'net')).toBeDefined();
      expect(await copyOf('secret', 'mesh')).toBeDefined();
    });

    it('make a copy anew that somebody deleted, until it was applied', async () => {
      await applySource('ConfigMap', 'net', { 'net.yaml': 'one' });
      await o2ims.applyTemplate('healed', { addons: [addons[0]] });
      const request = await o2ims.request(
        'healed',
        onHosts('healed', '1'),
        of('healed'),
      );
      await o2ims.untilState(request, 'progressing');
      const copy = { namespace, name: 'healed-addon-cni-net' };
      const { metadata } = await o2ims.observer.until<ConfigMap>(
        resourceTypes.configMap,
        copy,
      );
      await o2ims.client.delete(resourceTypes.configMap, copy);
      await o2ims.observer.until<ConfigMap>(
        resourceTypes.configMap,
        copy,
        again => again.metadata.uid !== metadata.uid,
      );
      await o2ims.client.delete(resourceTypes.configMap, {
        namespace,
        name: 'net',
      });
      await o2ims.client.delete(resourceTypes.configMap, copy);
      expect(await o2ims.untilState(request, 'failed')).toContain(
        "Add-on 'cni' consists of ConfigMap 'net' in namespace 'default', which is gone; put it back",
      );
      await o2ims.client.patch(
        resourceTypes.clusterResourceSet,
        { namespace, name: 'healed-addon-cni' },
        {
          status: {
            conditions: [
              {
                type: 'ResourcesApplied',
                status: 'True',
                lastTransitionTime: '2026-01-01T00:00:00Z',
              },
            ],
          },
        },
        { subresource: 'status' },
      );
      await o2ims.untilState(request, 'progressing');
      await o2ims.remove(request);
    });

    it('keep in the plan which ones, and where they come from', async () => {
      await applySource('ConfigMap', 'net', {});
      await o2ims.applyTemplate('planned', { addons });
      const request = await o2ims.request(
        'planned',
        onHosts('planned', '1'),
        of('planned'),
      );
      await o2ims.untilState(request, 'progressing');
      const cluster = await o2ims.client.get<Cluster>(resourceTypes.cluster, {
        namespace,
        name: 'planned',
      });
      const plan = cluster!.metadata.annotations![annotations.clusterPlan];
      expect(JSON.parse(plan).addons).toEqual([
        { name: 'cni', resources: [{ kind: 'ConfigMap', name: 'net' }] },
      ]);
      await o2ims.remove(request);
    });
  });

  it('do without ClusterResourceSets, unless there are add-ons', async () => {
    await applySource('ConfigMap', 'net', {});
    await o2ims.applyTemplate('setless', {
      addons: [
        { name: 'cni', resources: [{ kind: 'ConfigMap', name: 'net' }] },
      ],
    });
    const { group, plural } = resourceTypes.clusterResourceSet;
    const definitions = {
      group: 'apiextensions.k8s.io',
      version: 'v1',
      kind: 'CustomResourceDefinition',
      plural: 'customresourcedefinitions',
      namespaced: false,
    };
    const key = { name: `${plural}.${group}` };
    const definition = await o2ims.client.get<
      KubernetesObject & { spec: object }
    >(definitions, key);
    await o2ims.stopOperator();
    await o2ims.client.delete(definitions, key);
    await o2ims.observer.untilGone(definitions, key);
    o2ims.startOperator();
    const plain = await o2ims.request(
      'plain',
      onHosts('plain', '1'),
      of('setless'),
    );
    await o2ims.untilState(plain, 'progressing');
    await o2ims.remove(plain);
    const request = await o2ims.request(
      'setless',
      { ...onHosts('setless', '1'), addons: ['cni'] },
      of('setless'),
    );
    expect(await o2ims.untilState(request, 'failed')).toContain(
      'add-ons are installed by ClusterResourceSets, which this management cluster does not have',
    );
    await o2ims.client.create(definitions, {
      apiVersion: apiVersionOf(definitions),
      kind: definitions.kind,
      metadata: { ...key },
      spec: definition!.spec,
    });
    await o2ims.untilState(request, 'progressing');
    await o2ims.remove(request);
  });
});
