import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Cluster } from '@o2ims-portal/plugin-o2ims-common';
import { FakeRequests } from '../__testUtils__/FakeRequests';
import { responseError } from '../__testUtils__/responseError';
import { runAction } from '../__testUtils__/runAction';
import { sampleRequest } from '../__testUtils__/sampleRequest';
import { createProvisioningRequestDeleteAction } from './provisioningRequestDelete';

const edge = { kind: 'focom', namespace: 'default', name: 'edge' } as const;

function deleting(version: string, message: string) {
  return sampleRequest({ version, phase: 'DELETING', message });
}

function cluster(name: string, request?: Cluster['request']) {
  return { namespace: 'default', name, request } as Cluster;
}

describe('focom:provisioning-request:delete', () => {
  const setUp = (...answers: FakeRequests['answers']) => {
    const fake = new FakeRequests();
    fake.answers = answers;
    const action = createProvisioningRequestDeleteAction({
      auth: mockServices.auth({ pluginId: 'scaffolder' }),
      client: fake.client,
      appBaseUrl: 'https://portal.example.org',
    });
    return { fake, action };
  };

  it('deletes as the person who runs the template, and waits until all is gone', async () => {
    const { fake, action } = setUp(
      deleting('1', 'Waits for Cluster edge to go'),
      deleting('2', 'Waits for Cluster edge to go'),
      deleting('3', 'Waits for byoh-1 to be freed'),
    );
    fake.answers.push(await responseError(404, 'gone'));

    const { run, info, output } = await runAction(action, { name: 'edge' });
    await run;

    expect(fake.calls[0]).toEqual([
      'delete',
      edge,
      {
        token: mockCredentials.service.token({
          onBehalfOf: mockCredentials.user(),
          targetPluginId: 'o2ims',
        }),
        dryRun: undefined,
      },
    ]);
    expect(info()).toEqual([
      "Request 'edge' is being deleted. Follow it at https://portal.example.org/o2ims/requests/focom/default/edge",
      'DELETING: Waits for Cluster edge to go',
      'DELETING: Waits for byoh-1 to be freed',
      expect.stringMatching(
        /^Request 'edge' and its cluster are gone, after 0(\.\d)? s; its hosts are free$/,
      ),
    ]);
    expect(output).toEqual(edge);
  });

  it('finds the request that a cluster was made for', async () => {
    const { fake, action } = setUp();
    fake.clusters = [cluster('core'), cluster('edge', edge)];

    await (
      await runAction(action, {
        clusterRef: 'Resource:default/cluster-edge',
        wait: false,
      })
    ).run;

    expect(fake.calls.map(([what, key]) => [what, key])).toEqual([
      ['clusters', {}],
      ['delete', edge],
    ]);
  });

  it.each([
    [{}, 'Give the name of a request or the clusterRef of a cluster'],
    [
      { name: 'edge', clusterRef: 'resource:default/cluster-edge' },
      'Give the name of a request or the clusterRef of a cluster',
    ],
    [
      { clusterRef: 'resource:default/cluster-other' },
      "There is no cluster 'resource:default/cluster-other'",
    ],
    [
      { clusterRef: 'resource:default/cluster-core' },
      "Cluster 'core' was not made for a request",
    ],
  ])('deletes nothing with the input %j', async (input, message) => {
    const { fake, action } = setUp();
    fake.clusters = [cluster('core')];

    const { run } = await runAction(action, input);

    await expect(run).rejects.toThrow(message);
    expect(fake.calls.filter(([what]) => what === 'delete')).toEqual([]);
  });

  it('says why the backend refused', async () => {
    const { fake, action } = setUp();
    fake.refusal = await responseError(403, 'You lack o2ims.request.delete');

    const { run } = await runAction(action, { name: 'edge' });

    await expect(run).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: "Deleting request 'edge' failed: You lack o2ims.request.delete",
    });
  });

  it('only asks whether it could in a dry run', async () => {
    const { fake, action } = setUp();

    const { run, info } = await runAction(
      action,
      { name: 'edge' },
      { isDryRun: true },
    );
    await run;

    expect(fake.calls).toMatchObject([['delete', edge, { dryRun: true }]]);
    expect(info()).toEqual(["Request 'edge' could be deleted"]);
  });

  it('gives up when the time is up, and says what the deletion waits for', async () => {
    const { action } = setUp(deleting('1', 'Waits for byoh-1 to be freed'));

    const { run } = await runAction(action, { name: 'edge', timeout: '50ms' });

    await expect(run).rejects.toThrow(
      /^Request 'edge' was still there after 0\.1 s, and its deletion goes on\. Waits for byoh-1 to be freed\./,
    );
  });
});
