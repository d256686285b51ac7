import { mockServices } from '@backstage/backend-test-utils';
import { TemplateAction } from '@backstage/plugin-scaffolder-node';
import { Cluster } from '@o2ims-portal/plugin-o2ims-common';
import { parse } from 'yaml';
import { FakeRequests } from '../__testUtils__/FakeRequests';
import { responseError } from '../__testUtils__/responseError';
import { runAction } from '../__testUtils__/runAction';
import { sampleRequest } from '../__testUtils__/sampleRequest';
import { createProvisioningRequestCreateAction } from './provisioningRequestCreate';
import { createProvisioningRequestDeleteAction } from './provisioningRequestDelete';
import { createProvisioningRequestWaitAction } from './provisioningRequestWait';

const fulfilled = sampleRequest({ phase: 'FULFILLED' });

describe.each([
  ['create', createProvisioningRequestCreateAction, async () => []],
  ['wait', createProvisioningRequestWaitAction, async () => [fulfilled]],
  [
    'delete',
    createProvisioningRequestDeleteAction,
    async () => [await responseError(404, 'gone')],
  ],
])('examples of focom:provisioning-request:%s', (name, create, answers) => {
  const fake = new FakeRequests();
  const action = create({
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    client: fake.client,
    appBaseUrl: '',
  }) as unknown as TemplateAction;

  it.each(action.examples?.map(one => [one.description, one.example]) ?? [])(
    '%s',
    async (_, example) => {
      fake.answers = await answers();
      fake.clusters = [
        {
          namespace: 'default',
          name: 'edge',
          request: { kind: 'focom', namespace: 'default', name: 'edge' },
        } as Cluster,
      ];
      const [step] = parse(example).steps;

      const { run, output } = await runAction(action, step.input);
      await run;

      expect(step.action).toBe(`focom:provisioning-request:${name}`);
      expect(Object.keys(output).sort()).toEqual(
        Object.keys(action.schema?.output?.properties ?? {}).sort(),
      );
    },
  );
});
