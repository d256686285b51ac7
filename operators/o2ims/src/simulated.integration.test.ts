import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  ByoHost,
  Cluster,
  KubernetesObject,
  ProvisioningRequest,
  resourceTypes,
  Secret,
  toHostState,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { faultAnnotation, hostFaults } from '@o2ims-portal/lab';
import { parse } from 'yaml';
import { O2imsFixture } from './__testUtils__/O2imsFixture';
import { onHosts } from './__testUtils__/parameters';

jest.setTimeout(120_000);

const namespace = 'default';

/** The sample that a person applies first. */
const example: ProvisioningRequest = parse(
  readFileSync(
    resolve(__dirname, '../../../examples/o2ims-provisioning-request.yaml'),
    'utf8',
  ),
);

describe('with Cluster API, BYOH and hosts simulated', () => {
  let o2ims: O2imsFixture;
  const messages: string[] = [];
  let diary: Informer<ProvisioningRequest>;

  beforeAll(async () => {
    o2ims = await O2imsFixture.start({
      simulator: { hosts: 4, speed: 20 },
      config: { failureGraceMs: 500 },
    });
    diary = Informer.create<ProvisioningRequest>({
      client: o2ims.client,
      type: resourceTypes.provisioningRequest,
    });
    const note = ({ status }: ProvisioningRequest) =>
      messages.push(status?.provisioningStatus?.provisioningMessage ?? '');
    diary.addHandler({ onAdd: note, onUpdate: note });
    diary.start();
  });

  afterAll(async () => {
    await diary?.stop();
    await o2ims?.stop();
  });

  const readHosts = async () =>
    (await o2ims.client.list<ByoHost>(resourceTypes.byoHost)).items;

  it('brings up the example and takes it down again', async () => {
    const request = await o2ims.client.create(
      resourceTypes.provisioningRequest,
      example,
    );
    const { status } = await o2ims.until(
      request,
      ({ provisioningStatus }) =>
        provisioningStatus?.provisioningState === 'fulfilled',
    );
    const cluster = await o2ims.client.get<Cluster>(resourceTypes.cluster, {
      namespace,
      name: 'core',
    });
    const hosts = await readHosts();
    const uidOf = (name: string) =>
      hosts.find(({ metadata }) => metadata.name === name)?.metadata.uid;
    expect(status?.provisionedResourceSet).toEqual({
      oCloudNodeClusterId: cluster?.metadata.uid,
      oCloudInfrastructureResourceIds: [uidOf('byoh-1'), uidOf('byoh-2')],
    });
    const told = messages.join('\n');
    expect(told).toContain('byoh-1: Provisioning, running kubeadm');
    expect(told).toContain('byoh-2: ');
    expect(told).not.toMatch(/undefined|\[object/);

    const kubeconfig = await o2ims.client.get<Secret>(resourceTypes.secret, {
      namespace,
      name: status!.extensions!.cluster!.kubeconfigSecret!,
    });
    expect(kubeconfig?.data?.value).toEqual(expect.any(String));

    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
    const states = (await readHosts()).map(host => toHostState(host));
    expect(new Set(states)).toEqual(new Set(['free']));
  });

  it('tells of a host on which kubeadm fails, and goes on when it works', async () => {
    const key = { namespace, name: 'byoh-3' };
    const suffer = (fault: string | null) =>
      o2ims.client.patch<KubernetesObject>(resourceTypes.byoHost, key, {
        metadata: { annotations: { [faultAnnotation]: fault } },
      });
    await suffer(hostFaults.bootstrapFails);
    const request = await o2ims.request('sick', onHosts('sick', '3'));
    expect(await o2ims.untilState(request, 'failed')).toContain(
      "ByoHost 'byoh-3': K8sNodeBootstrapSucceeded: CloudInitExecutionFailed",
    );
    await suffer(null);
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.remove(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('does not give a host back that cannot be cleaned', async () => {
    const key = { namespace, name: 'byoh-3' };
    const suffer = (fault: string | null) =>
      o2ims.client.patch<KubernetesObject>(resourceTypes.byoHost, key, {
        metadata: { annotations: { [faultAnnotation]: fault } },
      });
    const request = await o2ims.request('dirty', onHosts('dirty', '3'));
    await o2ims.untilState(request, 'fulfilled');
    await suffer(hostFaults.cleaningFails);
    await o2ims.delete(request);
    await o2ims.untilState(
      request,
      'deleting',
      "host 'byoh-3' to be cleaned: its cleaner said: kubeadm reset exited with status 1",
    );
    const host = (await readHosts()).find(
      ({ metadata }) => metadata.name === 'byoh-3',
    );
    expect(toHostState(host!)).toBe('cleaning');
    await suffer(null);
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });

  it('says which host keeps a deletion from ending', async () => {
    const key = { namespace, name: 'byoh-4' };
    const request = await o2ims.request('stuck', onHosts('stuck', '3', '4'));
    await o2ims.untilState(request, 'fulfilled');
    await o2ims.client.patch(resourceTypes.byoHost, key, {
      metadata: {
        annotations: { [faultAnnotation]: hostFaults.neverComesUp },
      },
    });
    await o2ims.delete(request);
    const message = await o2ims.untilState(
      request,
      'deleting',
      "let go of host 'byoh-4'",
    );
    expect(message).not.toContain('byoh-3');
    await o2ims.client.patch(resourceTypes.byoHost, key, {
      metadata: { annotations: { [faultAnnotation]: null } },
    });
    await o2ims.untilGone(request);
    expect(await o2ims.made()).toEqual([]);
  });
});
