import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  annotations,
  Condition,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { o2imsPlugin } from '@o2ims-portal/plugin-o2ims-backend';
import {
  createO2imsClient,
  O2imsClient,
} from '@o2ims-portal/plugin-o2ims-common';
import { runAction } from './__testUtils__/runAction';
import { createProvisioningRequestCreateAction } from './actions/provisioningRequestCreate';
import { createProvisioningRequestDeleteAction } from './actions/provisioningRequestDelete';
import { createProvisioningRequestWaitAction } from './actions/provisioningRequestWait';
import { followRequest } from './requests/followRequest';

jest.setTimeout(60_000);

const type = resourceTypes.focomProvisioningRequest;

function inputOf(name: string) {
  return {
    name,
    description: 'Edge applications',
    owner: 'group:default/team-core',
    templateName: 'byoh-workload-cluster',
    templateVersion: 'v1.0.0',
    templateParameters: {
      clusterName: name,
      k8sVersion: 'v1.32.0',
      hosts: { masters: [{ hostName: 'byoh-1' }] },
    },
  };
}

function condition(
  conditionType: string,
  status: Condition['status'],
  message: string,
): Condition {
  return {
    type: conditionType,
    status,
    reason: 'Test',
    message,
    lastTransitionTime: new Date().toISOString(),
  };
}

describe('the actions, with the o2ims backend on a real API server', () => {
  let plane: Plane;
  let backend: TestBackend;
  let client: O2imsClient;
  let options: Parameters<typeof createProvisioningRequestWaitAction>[0];

  beforeAll(async () => {
    plane = await startTestPlane();
    backend = await startTestBackend({
      features: [
        o2imsPlugin,
        mockServices.events.factory(),
        mockServices.rootConfig.factory({
          data: { o2ims: { kubernetes: { kubeconfig: plane.kubeconfig } } },
        }),
      ],
    });
    const address = `http://localhost:${backend.server.port()}`;
    client = createO2imsClient({
      discoveryApi: {
        getBaseUrl: async pluginId => `${address}/api/${pluginId}`,
      },
    });
    options = {
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      client,
      appBaseUrl: '',
    };
    // ends at the first answer that is not "not ready yet"
    await followRequest({
      client,
      key: { kind: 'focom', namespace: 'default', name: 'none' },
      token: async () => mockCredentials.user.token(),
      timeoutMs: 30_000,
      onInterrupted: () => {},
      firstRetryMs: 50,
    }).next();
  });

  afterAll(async () => {
    await backend?.stop();
    await plane?.stop();
  });

  const read = (name: string) =>
    plane.client.get<FocomProvisioningRequest>(type, {
      namespace: 'default',
      name,
    });

  /** Plays FOCOM. */
  const setStatus = (
    name: string,
    status: FocomProvisioningRequest['status'],
  ) =>
    plane.client.patch(
      type,
      { namespace: 'default', name },
      { status },
      { subresource: 'status' },
    );

  it('checks a request on a dry run, and makes none', async () => {
    const action = createProvisioningRequestCreateAction(options);

    await (
      await runAction(action, inputOf('edge'), { isDryRun: true })
    ).run;
    const bad = await runAction(
      action,
      { ...inputOf('edge'), templateVersion: 'v9' },
      { isDryRun: true },
    );

    await expect(bad.run).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(
        'There is no template byoh-workload-cluster v9',
      ),
    });
    await expect(read('edge')).resolves.toBeUndefined();
  });

  it('asks for a cluster, follows it and gives it back', async () => {
    const created = await runAction(
      createProvisioningRequestCreateAction(options),
      inputOf('edge'),
    );
    await created.run;

    expect((await read('edge'))?.metadata.annotations).toMatchObject({
      [annotations.requestedBy]: mockCredentials.user().principal.userEntityRef,
      [annotations.owner]: 'group:default/team-core',
    });

    const waiting = await runAction(
      createProvisioningRequestWaitAction(options),
      { namespace: 'default', name: 'edge' },
    );
    await setStatus('edge', {
      phase: 'PROGRESSING',
      message: 'Taking the hosts',
      conditions: [
        condition('Submitted', 'True', 'Sent'),
        condition('Validated', 'True', 'Valid'),
        condition('HostsReserved', 'False', 'Taking byoh-1'),
      ],
    });
    await setStatus('edge', {
      phase: 'FULFILLED',
      message: "Cluster 'edge' is ready",
      conditions: [condition('Ready', 'True', "Cluster 'edge' is ready")],
    });
    await waiting.run;

    expect(waiting.info().at(-1)).toMatch(/^Request 'edge' is FULFILLED/);
    expect(waiting.output).toMatchObject({
      clusterEntityRef: 'resource:default/cluster-edge',
    });

    const deleted = await runAction(
      createProvisioningRequestDeleteAction(options),
      { name: 'edge' },
    );
    await deleted.run;

    await expect(read('edge')).resolves.toBeUndefined();
    expect(deleted.info().at(-1)).toMatch(
      /^Request 'edge' and its cluster are gone/,
    );
  });

  it('fails with what the request failed of', async () => {
    await (
      await runAction(
        createProvisioningRequestCreateAction(options),
        inputOf('doomed'),
      )
    ).run;
    const { run } = await runAction(
      createProvisioningRequestWaitAction(options),
      { name: 'doomed' },
    );
    const failure = run.catch((error: Error) => error.message);
    await setStatus('doomed', {
      phase: 'FAILED',
      message: 'kubeadm init failed on byoh-1. Look at its log.',
      conditions: [condition('Submitted', 'True', 'Sent')],
    });

    await expect(failure).resolves.toMatch(
      "Request 'doomed' failed. Checking the request: kubeadm init failed on byoh-1. Look at its log",
    );
  });

  it('refuses a second request of the same name', async () => {
    const action = createProvisioningRequestCreateAction(options);
    await (
      await runAction(action, inputOf('twice'))
    ).run;

    const { run } = await runAction(action, inputOf('twice'));

    await expect(run).rejects.toMatchObject({ name: 'ConflictError' });
  });
});
