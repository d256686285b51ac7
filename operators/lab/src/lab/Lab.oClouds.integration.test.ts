import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import {
  apiVersionOf,
  ByoHost,
  KubernetesObject,
  labels,
  OCloud,
  ProvisioningRequest,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { commandLineOf } from '../processes/commandLineOf';
import { findLogs } from './findLogs';
import { findParts } from './findParts';
import { Lab } from './Lab';
import { LabFiles } from './LabFiles';
import { defaultSettings } from './LabSettings';
import { summarizePlane } from './summarizePlane';

jest.setTimeout(180_000);

const namespace = 'default';

describe('a Lab with two O-Clouds', () => {
  let files: LabFiles;
  let lab: Lab | undefined;
  let management: KubernetesClient;
  let west: KubernetesClient;
  const settings = {
    ...defaultSettings,
    oClouds: 2,
    hosts: 2,
    // the operators are tested in their own packages, and need not be built for this
    operators: 'none' as const,
  };
  const clients: KubernetesClient[] = [];
  const connect = (file: string) => {
    const client = KubernetesClient.fromKubeconfig({ file });
    clients.push(client);
    return client;
  };

  /** As FOCOM does it: the OCloud names a Secret, whose kubeconfig opens the O-Cloud. */
  async function kubeConfigOfFocom(): Promise<KubeConfig> {
    const oCloud = await management.get<OCloud>(resourceTypes.oCloud, {
      namespace,
      name: 'west',
    });
    const { secretRef } = oCloud!.spec!.o2imsSecret!;
    const secret = await management.get<
      KubernetesObject & { data: Record<string, string> }
    >(resourceTypes.secret, secretRef);
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromString(
      Buffer.from(secret!.data.kubeconfig, 'base64').toString('utf8'),
    );
    return kubeConfig;
  }

  function connectWith(kubeConfig: KubeConfig): KubernetesClient {
    const client = KubernetesClient.create({ kubeConfig });
    clients.push(client);
    return client;
  }

  beforeAll(async () => {
    files = LabFiles.create({
      directory: await mkdtemp(join(tmpdir(), 'o2ims-oclouds-')),
    });
    lab = await Lab.start({ files, settings, say: () => undefined });
    management = connect(files.kubeconfig);
    west = connect(files.oCloud('west').kubeconfig);
  });

  afterAll(async () => {
    await Promise.all(clients.map(client => client.close()));
    await lab?.stop();
    await rm(files.directory, { recursive: true, force: true });
  });

  it('has hosts of its own on each, under names and host-ids of their own', async () => {
    const hostsOf = async (client: KubernetesClient) => {
      const { items } = await client.list<ByoHost>(resourceTypes.byoHost);
      return items
        .map(({ metadata }) => [
          metadata.name,
          metadata.labels?.[labels.hostId],
        ])
        .sort();
    };
    await expect(hostsOf(management)).resolves.toEqual([
      ['byoh-1', '1'],
      ['byoh-2', '2'],
    ]);
    await expect(hostsOf(west)).resolves.toEqual([
      ['west-1', 'west-1'],
      ['west-2', 'west-2'],
    ]);
    await expect(
      summarizePlane(files.oCloud('west').kubeconfig, 'o-cloud'),
    ).resolves.toMatch(
      /^Hosts +2, .*\nClusters +none\nRequests +none \(ProvisioningRequests\)$/,
    );
  });

  it('has the templates on each, and FOCOM on the management plane only', async () => {
    const templatesOf = async (client: KubernetesClient) =>
      (await client.list(resourceTypes.clusterTemplate)).items
        .map(({ metadata }) => metadata.name)
        .sort();
    await expect(templatesOf(west)).resolves.toEqual(
      await templatesOf(management),
    );
    const requests = resourceTypes.focomProvisioningRequest;
    await expect(management.serves(requests)).resolves.toBe(true);
    await expect(west.serves(requests)).resolves.toBe(false);
  });

  it('registers each of them with FOCOM', async () => {
    const { items } = await management.list<OCloud>(resourceTypes.oCloud);
    expect(
      items.map(({ metadata, spec }) => [
        metadata.name,
        Boolean(spec?.o2imsSecret),
      ]),
    ).toEqual([
      ['local', false],
      ['west', true],
    ]);
  });

  describe('the Secret of an O-Cloud', () => {
    const type = resourceTypes.provisioningRequest;
    const request: ProvisioningRequest = {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: { name: 'from-focom' },
      spec: {
        templateName: 'byoh-workload-cluster',
        templateVersion: 'v1.0.0',
        templateParameters: { clusterName: 'edge' },
      },
    };
    let focom: KubernetesClient;

    beforeAll(async () => {
      focom = connectWith(await kubeConfigOfFocom());
    });

    it('lets FOCOM make, change and delete requests', async () => {
      const made = await focom.create(type, request);
      await focom.replace(type, {
        ...made,
        spec: { ...made.spec, description: 'changed' },
      });
      await expect(west.get(type, request.metadata)).resolves.toMatchObject({
        spec: { description: 'changed' },
      });
      await expect(focom.delete(type, request.metadata)).resolves.toBe(true);
    });

    it.each(['byoHost', 'lease', 'clusterTemplate'] as const)(
      'lets FOCOM read every %s',
      async name => {
        await expect(focom.list(resourceTypes[name])).resolves.toEqual(
          expect.objectContaining({ items: expect.any(Array) }),
        );
      },
    );

    it('lets FOCOM see which cluster it is', async () => {
      const key = { name: 'kube-system' };
      const found = await focom.get(resourceTypes.namespace, key);
      const expected = await west.get(resourceTypes.namespace, key);
      expect(found?.metadata.uid).toBe(expected!.metadata.uid);
      const other = await management.get(resourceTypes.namespace, key);
      expect(found?.metadata.uid).not.toBe(other!.metadata.uid);
    });

    it.each<[string, () => Promise<unknown>]>([
      ['read Secrets', () => focom.list(resourceTypes.secret)],
      ['list namespaces', () => focom.list(resourceTypes.namespace)],
      ['see clusters', () => focom.list(resourceTypes.cluster)],
      [
        'delete hosts',
        () =>
          focom.delete(resourceTypes.byoHost, { namespace, name: 'west-1' }),
      ],
      [
        'take hosts out of use by a Lease',
        () =>
          focom.create(resourceTypes.lease, {
            apiVersion: apiVersionOf(resourceTypes.lease),
            kind: resourceTypes.lease.kind,
            metadata: { namespace, name: 'mine' },
          }),
      ],
      [
        'say that a request is fulfilled',
        () =>
          focom.patch(type, request.metadata, {}, { subresource: 'status' }),
      ],
    ])('does not let FOCOM %s', async (_, attempt) => {
      const refusal = await attempt().catch(error => error);
      expect(refusal).toBeInstanceOf(ApiError);
      expect(refusal).toMatchObject({ status: 403 });
    });

    it('opens no other O-Cloud', async () => {
      const kubeConfig = await kubeConfigOfFocom();
      const other = new KubeConfig();
      other.loadFromFile(files.kubeconfig);
      const [{ server, caData }] = other.clusters;
      kubeConfig.clusters = [{ ...kubeConfig.clusters[0], server, caData }];
      await expect(connectWith(kubeConfig).list(type)).rejects.toMatchObject({
        status: 401,
      });
    });
  });

  it('tells the other commands where everything is', async () => {
    const parts = await findParts(files);
    expect(parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'etcd',
        'focom-operator',
        'west/etcd',
        'west/kube-apiserver',
        'west/o2ims-operator',
      ]),
    );
    expect(parts.map(({ name }) => name)).not.toContain('west/focom-operator');
    const ports = parts.flatMap(({ port }) => port ?? []);
    expect(new Set(ports).size).toBe(2);
    const found = await findLogs(files);
    expect(found.get('west/simulator')).toBe(
      files.oCloud('west').log('simulator'),
    );
  });

  it('keeps what it has, and leaves no process', async () => {
    const uid = async (client: KubernetesClient, type: ResourceType) => {
      const { items } = await client.list(type, { namespace });
      return items.map(({ metadata }) => metadata.uid).sort();
    };
    const before = [
      await uid(west, resourceTypes.byoHost),
      await uid(management, resourceTypes.oCloud),
    ];
    const parts = await findParts(files);
    const pids = await Promise.all(
      parts.map(({ pidFile }) => readFile(pidFile, 'utf8').catch(() => '')),
    );
    const running = async () =>
      (
        await Promise.all(
          pids.map(async (pid, index) =>
            pid &&
            (await commandLineOf(Number(pid)))?.includes(parts[index].mark)
              ? parts[index].name
              : [],
          ),
        )
      ).flat();
    await expect(running()).resolves.toEqual([
      'etcd',
      'kube-apiserver',
      'west/etcd',
      'west/kube-apiserver',
    ]);
    await lab!.stop();
    await expect(running()).resolves.toEqual([]);
    lab = await Lab.start({ files, settings, say: () => undefined });
    await expect(
      Promise.all([
        uid(connect(files.oCloud('west').kubeconfig), resourceTypes.byoHost),
        uid(connect(files.kubeconfig), resourceTypes.oCloud),
      ]),
    ).resolves.toEqual(before);
    // the Secret's kubeconfig of this time is as good
    management = connect(files.kubeconfig);
    const focom = connectWith(await kubeConfigOfFocom());
    await expect(
      focom.list(resourceTypes.provisioningRequest),
    ).resolves.toMatchObject({ items: [] });
  });
});
