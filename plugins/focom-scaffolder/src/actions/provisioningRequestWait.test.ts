import { mockServices } from '@backstage/backend-test-utils';
import { FakeRequests } from '../__testUtils__/FakeRequests';
import { responseError } from '../__testUtils__/responseError';
import { runAction } from '../__testUtils__/runAction';
import { at, sampleRequest, stage } from '../__testUtils__/sampleRequest';
import { createProvisioningRequestWaitAction } from './provisioningRequestWait';

const input = { name: 'edge' };
const page = 'https://portal.example.org/o2ims/requests/focom/default/edge';

const pending = sampleRequest({ version: '1' });
const progressing = sampleRequest({
  version: '2',
  phase: 'PROGRESSING',
  message: '0 of 1 worker ready; byoh-2: running kubeadm',
  updatedAt: at(2),
  stages: [
    stage('Reserving hosts', 'done', {
      startedAt: at(1),
      endedAt: at(1.2),
      message: 'byoh-1, byoh-2',
    }),
    stage('Joining workers', 'active', { message: '0 of 1 worker ready' }),
  ],
});
const fulfilled = sampleRequest({
  version: '3',
  phase: 'FULFILLED',
  updatedAt: at(41),
  clusterNamespace: 'clusters',
  stages: [
    progressing.stages[0],
    stage('Joining workers', 'done', { startedAt: at(2), endedAt: at(41) }),
  ],
});

describe('focom:provisioning-request:wait', () => {
  const setUp = (...answers: FakeRequests['answers']) => {
    const fake = new FakeRequests();
    fake.answers = answers;
    const action = createProvisioningRequestWaitAction({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      client: fake.client,
      appBaseUrl: 'https://portal.example.org',
    });
    return { fake, action };
  };

  it('logs every step on the way to a cluster, and says how to get in', async () => {
    const { action } = setUp(pending, progressing, fulfilled);

    const { run, info, output } = await runAction(action, input);
    await run;

    expect(info()).toEqual([
      "Request 'edge' is PENDING",
      'Reserving hosts: done in 0.2 s (byoh-1, byoh-2)',
      'Joining workers: 0 of 1 worker ready',
      "Request 'edge' is PROGRESSING, 2 s after it was asked for",
      'Joining workers: done in 39 s',
      "Request 'edge' is FULFILLED, 41 s after it was asked for",
    ]);
    expect(output).toEqual({
      clusterName: 'edge',
      clusterNamespace: 'clusters',
      clusterEntityRef: 'resource:clusters/cluster-edge',
      kubeconfigCommand:
        "kubectl get secret edge-kubeconfig --namespace clusters --output jsonpath='{.data.value}' | base64 --decode > edge.kubeconfig",
    });
  });

  it('looks for a request at the O-Cloud without a namespace', async () => {
    const { fake, action } = setUp(fulfilled);

    await (
      await runAction(action, { kind: 'o2ims', namespace: '', name: 'core' })
    ).run;

    expect(fake.calls.map(([what, key]) => [what, key])).toEqual([
      ['get', { kind: 'o2ims', name: 'core' }],
    ]);
  });

  it.each([
    [
      'fails',
      sampleRequest({
        version: '9',
        phase: 'FAILED',
        message: 'kubeadm join failed on byoh-2. Look at its log.',
        stages: [stage('Joining workers', 'failed')],
      }),
      `Request 'edge' failed. Joining workers: kubeadm join failed on byoh-2. Look at its log. Its page shows where it stands: ${page}`,
    ],
    [
      'is being deleted',
      sampleRequest({ version: '9', phase: 'DELETING' }),
      `Request 'edge' is being deleted; there will be no cluster. See ${page}`,
    ],
  ])('fails when the request %s', async (_, last, message) => {
    const { action } = setUp(progressing, last);

    const { run } = await runAction(action, input);

    await expect(run).rejects.toThrow(message);
  });

  it('fails when the request goes away, or never was', async () => {
    const gone = await responseError(404, 'There is no request');

    await expect(
      (
        await runAction(setUp(progressing, gone).action, input)
      ).run,
    ).rejects.toThrow("Request 'edge' was deleted while this task waited");
    await expect(
      (
        await runAction(setUp(gone).action, input)
      ).run,
    ).rejects.toThrow("There is no request 'focom/default/edge'");
  });

  it('warns when it loses sight of the request, and goes on', async () => {
    const { action } = setUp(
      progressing,
      await responseError(503, 'the management cluster is not read yet'),
      fulfilled,
    );

    const { run, warn, output } = await runAction(action, input);
    await run;

    expect(warn()).toEqual([
      "Lost sight of request 'edge', which goes on meanwhile; looking again in 1 s (the management cluster is not read yet)",
    ]);
    expect(output).toHaveProperty('clusterName', 'edge');
  });

  it('says so when the sign-in has ended', async () => {
    const { action } = setUp(
      progressing,
      await responseError(401, 'Failed user token verification'),
    );

    const { run } = await runAction(action, input);

    await expect(run).rejects.toMatchObject({
      name: 'AuthenticationError',
      message:
        "Following request 'edge' failed: Failed user token verification. Sign in again and start over",
    });
  });

  it('gives up when the time is up, and says where the request stands', async () => {
    const { action } = setUp(progressing);

    const { run } = await runAction(action, { ...input, timeout: '50ms' });

    await expect(run).rejects.toThrow(
      `Request 'edge' was not FULFILLED within 0.1 s, and goes on. Joining workers: 0 of 1 worker ready; byoh-2: running kubeadm. Its page shows where it stands: ${page}`,
    );
  });

  it('stops when the task is cancelled', async () => {
    const { action } = setUp(progressing);
    const cancelled = new AbortController();

    const { run } = await runAction(action, input, {
      signal: cancelled.signal,
    });
    cancelled.abort();

    await expect(run).rejects.toThrow(
      "The task was cancelled. Request 'edge' itself goes on",
    );
  });

  it('does not wait in a dry run', async () => {
    const { fake, action } = setUp();

    const { run, output } = await runAction(action, input, { isDryRun: true });
    await run;

    expect(fake.calls).toEqual([]);
    expect(output).toMatchObject({
      clusterEntityRef: 'resource:default/cluster-edge',
    });
  });
});
