import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { FakeRequests } from '../__testUtils__/FakeRequests';
import { responseError } from '../__testUtils__/responseError';
import { runAction } from '../__testUtils__/runAction';
import { createProvisioningRequestCreateAction } from './provisioningRequestCreate';

const input = {
  name: 'edge',
  owner: 'group:default/team-core',
  templateName: 'byoh-workload-cluster',
  templateVersion: 'v1.0.0',
  templateParameters: {
    clusterName: 'edge',
    hosts: { masters: [{ hostId: '1' }] },
  },
};

describe('focom:provisioning-request:create', () => {
  const setUp = () => {
    const fake = new FakeRequests();
    const action = createProvisioningRequestCreateAction({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      client: fake.client,
      appBaseUrl: 'https://portal.example.org',
    });
    return { fake, action };
  };

  it('asks for the cluster as the person who runs the template', async () => {
    const { fake, action } = setUp();

    const { run, output, info } = await runAction(action, input);
    await run;

    expect(fake.calls).toEqual([
      [
        'create',
        input,
        {
          token: mockCredentials.service.token({
            onBehalfOf: mockCredentials.user(),
            targetPluginId: 'o2ims',
          }),
          dryRun: undefined,
        },
      ],
    ]);
    expect(output).toEqual({
      kind: 'focom',
      namespace: 'default',
      name: 'edge',
      requestUrl: '/o2ims/requests/focom/default/edge',
      clusterEntityRef: 'resource:default/cluster-edge',
    });
    expect(info()).toEqual([
      "Made request 'edge'. Follow it at https://portal.example.org/o2ims/requests/focom/default/edge",
    ]);
  });

  it('does not ask again when the task is taken up again', async () => {
    const { fake, action } = setUp();
    const saved = {
      kind: 'focom',
      namespace: 'default',
      name: 'edge',
      requestUrl: '/o2ims/requests/focom/default/edge',
      clusterEntityRef: 'resource:default/cluster-edge',
    };
    const keys: string[] = [];

    const { run, output } = await runAction(action, input, {
      checkpoint: async ({ key }) => {
        keys.push(key);
        return saved as never;
      },
    });
    await run;

    expect(keys).toEqual(['create.edge']);
    expect(fake.calls).toEqual([]);
    expect(output).toEqual(saved);
  });

  it('has everything checked in a dry run, and makes nothing', async () => {
    const { fake, action } = setUp();

    const { run, output, info } = await runAction(action, input, {
      isDryRun: true,
    });
    await run;

    expect(fake.calls).toMatchObject([['create', input, { dryRun: true }]]);
    expect(output).toMatchObject({ name: 'edge' });
    expect(info()).toEqual(["Request 'edge' would be accepted"]);
  });

  it('says why the backend refused', async () => {
    const { fake, action } = setUp();
    fake.refusal = await responseError(
      409,
      "There is a request 'edge' already; choose another name",
    );

    const { run } = await runAction(action, input);

    await expect(run).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        "Asking for cluster 'edge' failed: There is a request 'edge' already; choose another name",
    });
  });
});
