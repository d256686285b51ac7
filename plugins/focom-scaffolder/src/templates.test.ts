import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { FakeRequests } from './__testUtils__/FakeRequests';
import { createProvisioningRequestCreateAction } from './actions/provisioningRequestCreate';
import { createProvisioningRequestDeleteAction } from './actions/provisioningRequestDelete';
import { createProvisioningRequestWaitAction } from './actions/provisioningRequestWait';

type Step = { id: string; action: string; input: Record<string, unknown> };

const directory = path.resolve(__dirname, '../../../templates');
const options = {
  auth: mockServices.auth({ pluginId: 'scaffolder' }),
  client: new FakeRequests().client,
  appBaseUrl: '',
};
const actions = [
  createProvisioningRequestCreateAction(options),
  createProvisioningRequestWaitAction(options),
  createProvisioningRequestDeleteAction(options),
];

function schemaOf(actionId: string, side: 'input' | 'output') {
  return actions.find(({ id }) => id === actionId)?.schema?.[side];
}

describe.each(readdirSync(directory))('the template %s', name => {
  const text = readFileSync(
    path.join(directory, name, 'template.yaml'),
    'utf8',
  );
  const template = parse(text);
  const steps: Step[] = template.spec.steps;

  it('is named as its directory', () => {
    expect(template).toMatchObject({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      kind: 'Template',
      metadata: { name },
    });
  });

  it.each(steps.map(step => [step.id, step] as const))(
    'gives the action of its step %s what it takes',
    (_, { action, input }) => {
      const schema = schemaOf(action, 'input');

      expect(Object.keys(schema?.properties ?? {})).toEqual(
        expect.arrayContaining(Object.keys(input)),
      );
      expect(Object.keys(input)).toEqual(
        expect.arrayContaining((schema?.required ?? []) as string[]),
      );
    },
  );

  it('uses only parameters and outputs that there are', () => {
    const known = [
      ...template.spec.parameters.flatMap((page: { properties: object }) =>
        Object.keys(page.properties).map(one => `parameters.${one}`),
      ),
      ...steps.flatMap(({ id, action }) =>
        Object.keys(schemaOf(action, 'output')?.properties ?? {}).map(
          one => `steps.${id}.output.${one}`,
        ),
      ),
    ];
    const used = text.match(/parameters\.\w+|steps\.\w+\.output\.\w+/g) ?? [];

    expect(used.length).toBeGreaterThan(0);
    expect(known).toEqual(expect.arrayContaining([...new Set(used)]));
  });
});
