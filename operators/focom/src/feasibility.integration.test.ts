import {
  annotations,
  ClusterTemplate,
  Condition,
  feasibleCondition,
  findCondition,
  FocomProvisioningRequest,
  ProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { FocomFixture } from './__testUtils__/FocomFixture';
import { aClusterTemplate } from './__testUtils__/objects';
import { OtherCloud } from './__testUtils__/OtherCloud';
import { PlayedOCloud } from './__testUtils__/PlayedOCloud';

jest.setTimeout(60_000);

const template = {
  templateName: 'byoh-workload-cluster',
  templateVersion: 'v1.0.0',
};

describe('FOCOM asks the O-Cloud before it sends a request', () => {
  let focom: FocomFixture;
  let oCloud: PlayedOCloud;
  /** Somebody else's ProvisioningRequest, which holds what the tests say. */
  let other: { name: string; uid: string };

  beforeAll(async () => {
    focom = await FocomFixture.start({ byoh: true });
    oCloud = PlayedOCloud.on(focom.client);
    const { metadata } = await focom.apply<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
      {
        metadata: { name: 'other' },
        spec: { ...template, templateParameters: { clusterName: 'other' } },
      },
    );
    other = { name: metadata.name, uid: metadata.uid! };
  });

  afterAll(async () => {
    await focom?.stop();
  });

  const ask = (
    name: string,
    parameters: object,
    metadata: Partial<FocomProvisioningRequest['metadata']> = {},
  ) =>
    focom.applyRequest(
      name,
      {
        ...template,
        templateParameters: { clusterName: name, ...parameters },
      },
      metadata,
    );

  const masters = (...hostIds: string[]) => ({
    hosts: { masters: hostIds.map(hostId => ({ hostId })) },
  });

  const feasibleOf = ({ status }: FocomProvisioningRequest) =>
    findCondition(status?.conditions, feasibleCondition);

  /** Waits until a request is held for a reason, and sees that nothing of it is on the O-Cloud. */
  async function untilHeld(
    request: FocomProvisioningRequest,
    reason: string,
    phase: 'PENDING' | 'FAILED' = 'PENDING',
  ): Promise<Condition> {
    const held = await focom.untilReason(request, reason);
    expect(held.status?.phase).toBe(phase);
    expect(held.metadata.finalizers).toBeUndefined();
    expect(await focom.readRemote(request)).toBeUndefined();
    const feasible = feasibleOf(held);
    expect(feasible).toMatchObject({
      status: 'False',
      reason,
      message: held.status?.message,
    });
    return feasible!;
  }

  async function untilSent(
    request: FocomProvisioningRequest,
    hosts: string,
  ): Promise<void> {
    const sent = await focom.untilReason(request, 'Succeeded');
    expect(feasibleOf(sent)).toMatchObject({
      status: 'True',
      message: `The O-Cloud has the hosts: ${hosts}.`,
    });
    expect(await focom.readRemote(request)).toBeDefined();
  }

  it('and holds it until a host that it pins is registered', async () => {
    const request = await ask('missing', masters('11'));
    const { message } = await untilHeld(request, 'HostNotFound');
    expect(message).toContain("no host with host-id '11' is registered");
    await oCloud.registerHost('11');
    await untilSent(request, 'byoh-11 (control plane)');
  });

  it('and holds it until a host is given back, saying who has it', async () => {
    await oCloud.registerHost('21');
    await oCloud.reserve('byoh-21', other);
    const request = await ask('second', masters('21'));
    const { message } = await untilHeld(request, 'HostInUse');
    expect(message).toContain(
      "host 'byoh-21' is reserved by request 'other'. The request goes on by itself",
    );
    await oCloud.release('byoh-21');
    await untilSent(request, 'byoh-21 (control plane)');
  });

  it('and holds it until a host is clean', async () => {
    await oCloud.registerHost('31');
    await oCloud.setHostStatus('byoh-31', {
      conditions: [
        {
          type: 'K8sNodeBootstrapSucceeded',
          status: 'False',
          lastTransitionTime: '2100-01-01T00:00:00Z',
        },
      ],
    });
    const request = await ask('dirty', masters('31'));
    const { message } = await untilHeld(request, 'HostNotClean');
    expect(message).toContain("host 'byoh-31' is being cleaned");
    await focom.client.patch(
      resourceTypes.byoHost,
      { namespace: 'default', name: 'byoh-31' },
      {
        metadata: {
          annotations: { [annotations.cleanSince]: '2100-01-01T00:00:01Z' },
        },
      },
    );
    await untilSent(request, 'byoh-31 (control plane)');
  });

  it('and holds it until enough hosts match, though the schema of the template says nothing of that', async () => {
    const rack = { rack: 'r4' };
    const selector = { matchLabels: rack };
    await oCloud.registerHost('41', rack);
    const request = await ask('short', {
      controlPlane: { replicas: 1, selector },
      workers: { replicas: 1, selector },
    });
    const { message } = await untilHeld(request, 'NotEnoughHosts');
    expect(message).toContain('0 of 1 worker: hosts that match rack=r4');
    await oCloud.registerHost('42', rack);
    await untilSent(request, 'byoh-41 (control plane), byoh-42 (worker)');
  });

  it('and refuses a version that is not offered, until it is corrected', async () => {
    await oCloud.registerHost('51');
    const request = await ask('old', {
      ...masters('51'),
      k8sVersion: 'v1.9.0',
    });
    const { message } = await untilHeld(request, 'InvalidParameters', 'FAILED');
    expect(message).toContain('/k8sVersion: ');
    await untilSent(await ask('old', masters('51')), 'byoh-51 (control plane)');
  });

  it('and holds it until the template is there, and can be used', async () => {
    await oCloud.registerHost('61');
    const type = resourceTypes.clusterTemplate;
    const apply = (parameterSchema: object) => {
      const { metadata, spec } = aClusterTemplate();
      return focom.apply<ClusterTemplate>(type, {
        metadata: { ...metadata, name: 'late-v1' },
        spec: { ...spec, name: 'late', parameterSchema },
      });
    };
    await focom.applyTemplate('late');
    const request = await focom.applyRequest('early', {
      templateName: 'late',
      templateParameters: { clusterName: 'early', ...masters('61') },
    });
    const { message } = await untilHeld(request, 'TemplateNotFound');
    expect(message).toContain("no template 'late' of version 'v1'");
    await apply({ type: 'nonsense' });
    await untilHeld(request, 'InvalidTemplate', 'FAILED');
    await apply({ type: 'object' });
    await untilSent(request, 'byoh-61 (control plane)');
  });

  it('and lets one go at once that it holds', async () => {
    const request = await ask('unwanted', masters('71'));
    await untilHeld(request, 'HostNotFound');
    await focom.delete(request);
    await focom.untilGone(request);
    expect(await focom.readRemote(request)).toBeUndefined();
  });

  it('but not for one that adopts a cluster, or is paused', async () => {
    for (const [name, given] of [
      ['adopting', { [annotations.adopt]: 'true' }],
      ['paused', { [annotations.paused]: '' }],
    ] as const) {
      const request = await ask(name, masters('81'), { annotations: given });
      const sent = await focom.untilReason(request, 'Succeeded');
      expect(feasibleOf(sent)).toBeUndefined();
    }
  });

  it('and goes on where it was when it starts anew', async () => {
    const request = await ask('patient', masters('91'));
    const before = await untilHeld(request, 'HostNotFound');
    await focom.stopOperator();
    await focom.startOperator();
    expect(await untilHeld(request, 'HostNotFound')).toEqual(before);
    await oCloud.registerHost('91');
    await untilSent(request, 'byoh-91 (control plane)');
  });

  it('and shows in a draft what it would get now, and sends it when it is approved and can be done', async () => {
    const request = await focom.applyRequest('drafted', {
      ...template,
      mode: 'Draft',
      templateParameters: { clusterName: 'drafted', ...masters('131') },
    });
    const untilPreview = async (feasible: string, message: string) => {
      const { status } = await focom.until(
        request,
        ({ preview }) =>
          preview?.feasible === feasible && preview.message.includes(message),
      );
      expect(status?.conditions?.[0].reason).toBe('AwaitingApproval');
      return status!.preview!;
    };
    const missing = await untilPreview('False', "host-id '131' is registered");
    expect(missing.hosts).toEqual([]);
    await oCloud.registerHost('131');
    const free = await untilPreview('True', 'byoh-131 (control plane)');
    expect(free.hosts).toEqual([{ name: 'byoh-131', role: 'control-plane' }]);
    await oCloud.reserve('byoh-131', other);
    await untilPreview('False', "reserved by request 'other'");
    expect(await focom.readRemote(request)).toBeUndefined();

    const { name, namespace, generation } = request.metadata;
    await focom.client.patch(
      resourceTypes.focomProvisioningRequest,
      { name, namespace },
      {
        metadata: { annotations: { [annotations.approve]: `${generation}` } },
      },
    );
    await untilHeld(request, 'HostInUse');
    await oCloud.release('byoh-131');
    await untilSent(request, 'byoh-131 (control plane)');
  });

  it('whichever O-Cloud that is', async () => {
    const south = await OtherCloud.start(focom, 'south', { byoh: true });
    try {
      await south.register();
      await oCloud.registerHost('121');
      const request = await focom.applyRequest('far', {
        ...template,
        oCloudId: 'south',
        templateParameters: { clusterName: 'far', ...masters('121') },
      });
      const held = await focom.untilReason(request, 'HostNotFound');
      expect(held.status?.phase).toBe('PENDING');
      expect(await south.readRemote(request)).toBeUndefined();
      await PlayedOCloud.on(south.client).registerHost('121');
      const sent = await focom.untilReason(request, 'Succeeded');
      expect(feasibleOf(sent)?.message).toContain('byoh-121 (control plane)');
      await south.remoteOf(request);

      // the same cluster for one who may not look at its hosts
      await south.admit('blind', ['provisioningrequests']);
      const unseen = await focom.applyRequest('unseen', {
        ...template,
        oCloudId: 'blind',
        templateParameters: { clusterName: 'unseen', ...masters('122') },
      });
      const passedOn = await focom.untilReason(unseen, 'Succeeded');
      expect(feasibleOf(passedOn)).toMatchObject({
        status: 'Unknown',
        reason: 'NotKnown',
      });
      await south.remoteOf(unseen);
    } finally {
      await south.stop();
    }
  });

  describe('that has a cluster and was changed', () => {
    const condition = (type: string): Condition => ({
      type,
      status: 'True',
      reason: 'Succeeded',
      message: '',
      lastTransitionTime: new Date().toISOString(),
    });

    /** Plays the O2IMS operator that has made a cluster on a host. */
    async function run(
      request: FocomProvisioningRequest,
      host: string,
    ): Promise<void> {
      const { metadata } = await focom.remoteOf(request);
      await oCloud.reserve(host, { name: metadata.name, uid: metadata.uid! });
      await focom.setRemoteStatus(request, {
        observedGeneration: metadata.generation,
        provisioningStatus: {
          provisioningState: 'fulfilled',
          provisioningMessage: 'It runs',
        },
        extensions: {
          cluster: {
            name: request.metadata.name,
            kubernetesVersion: 'v1.32.0',
          },
          hosts: [{ name: host, role: 'control-plane' }],
        },
        conditions: ['Validated', 'HostsReserved', 'ResourcesApplied'].map(
          condition,
        ),
      });
      await focom.untilPhase(request, 'FULFILLED');
    }

    it('counting its own hosts as its own, and leaves the cluster as it is meanwhile', async () => {
      await oCloud.registerHost('101');
      await oCloud.registerHost('102');
      const created = await ask('growing', masters('101'));
      await untilSent(created, 'byoh-101 (control plane)');
      await run(created, 'byoh-101');
      await oCloud.reserve('byoh-102', other);

      const workers = [{ hostId: '102' }];
      const changed = await ask('growing', {
        hosts: { ...masters('101').hosts, workers },
      });
      const held = await focom.untilReason(changed, 'HostInUse');
      expect(held.status).toMatchObject({
        phase: 'PENDING',
        message: expect.stringContaining(
          "host 'byoh-102' is reserved by request 'other'",
        ),
      });
      const before = await focom.readRemote(created);
      expect(before?.spec.templateParameters).toEqual(
        created.spec.templateParameters,
      );

      await oCloud.release('byoh-102');
      await untilSent(changed, 'byoh-101 (control plane), byoh-102 (worker)');
      const after = await focom.readRemote(created);
      expect(after?.spec.templateParameters).toEqual(
        changed.spec.templateParameters,
      );
    });

    it('only where that is about hosts', async () => {
      await oCloud.registerHost('111');
      const created = await ask('steady', masters('111'));
      await untilSent(created, 'byoh-111 (control plane)');
      await run(created, 'byoh-111');
      await focom.client.delete(resourceTypes.byoHost, {
        namespace: 'default',
        name: 'byoh-111',
      });
      const changed = await ask('steady', {
        ...masters('111'),
        addons: ['cni'],
      });
      await focom.untilReason(changed, 'Succeeded');
      expect(
        (await focom.readRemote(changed))?.spec.templateParameters.addons,
      ).toEqual(['cni']);
    });
  });
});
