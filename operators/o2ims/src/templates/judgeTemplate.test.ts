import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ClusterTemplate } from '@o2ims-portal/api';
import { parse } from 'yaml';
import { clusterTemplate } from '../__testUtils__/objects';
import { AddonSource } from './AddonSources';
import { judgeTemplate } from './judgeTemplate';

const source = { kind: 'ConfigMap' as const, name: 'cni' };
const nothing = { has: () => false };
const everything = { has: () => true };

const shipped = resolve(__dirname, '../../../api/templates');

it.each(readdirSync(shipped))('has nothing against %s', file => {
  const template: ClusterTemplate = parse(
    readFileSync(resolve(shipped, file), 'utf8'),
  );
  expect(judgeTemplate(template, nothing)).toMatchObject({ valid: true });
});

it.each<[Partial<ClusterTemplate['spec']>]>([
  [{ defaults: { k8sVersion: 'v1.31.4', podCidr: '10.1.0.0/16' } }],
  [{ nodeRequirements: { osImagePattern: '^Ubuntu 2[24]\\.04' } }],
  [
    {
      parameterSchema: {
        type: 'object',
        required: ['clusterName'],
        properties: { clusterName: { type: 'string' } },
      },
    },
  ],
])('has nothing against %j', spec => {
  expect(judgeTemplate(clusterTemplate(spec), everything)).toMatchObject({
    valid: true,
    reason: 'Succeeded',
  });
});

it.each<[Partial<ClusterTemplate['spec']>, string, string]>([
  [
    { parameterSchema: { type: 'thing' } },
    'InvalidSchema',
    "The parameter schema of ClusterTemplate 'byoh-v1' is not a valid JSON Schema",
  ],
  [
    { defaults: { k8sVersion: 'v1.30.1' } },
    'InvalidDefaults',
    "/k8sVersion: Kubernetes 'v1.30.1' is not supported",
  ],
  [
    { defaults: { podCidr: '10.96.0.0/16' } },
    'InvalidDefaults',
    '/serviceCidr: 10.96.0.0/12 overlaps',
  ],
  [
    {
      defaults: { k8sVersion: 'v1.32.0' },
      parameterSchema: { properties: { k8sVersion: { const: 'v1.31.0' } } },
    },
    'InvalidDefaults',
    '/k8sVersion: must be "v1.31.0"',
  ],
  [
    {
      parameterSchema: {
        properties: { addons: { type: 'array', default: 'cni' } },
      },
    },
    'InvalidDefaults',
    '/addons: must be array',
  ],
  [
    { nodeRequirements: { osImagePattern: '^(?!Debian)' } },
    'InvalidNodeRequirements',
    'Patterns have no lookahead',
  ],
  [
    { nodeRequirements: { osImagePattern: '(' } },
    'InvalidNodeRequirements',
    'osImagePattern cannot be read',
  ],
  [
    {
      kubeadm: {
        workers: { preKubeadmCommands: ['x'.repeat(130 * 1024)] },
      },
    },
    'TemplateTooLarge',
    'at most 131072 can be kept',
  ],
  [
    { addons: [{ name: 'cni', enabledByDefault: true, resources: [source] }] },
    'AddonUnavailable',
    "add-on 'cni' needs ConfigMap 'cni', which namespace 'default' does not have",
  ],
])('says what is wrong with %#', (spec, reason, message) => {
  expect(judgeTemplate(clusterTemplate(spec), nothing)).toMatchObject({
    valid: false,
    reason,
    message: expect.stringContaining(message),
  });
});

it('says everything at once', () => {
  const { message } = judgeTemplate(
    clusterTemplate({
      defaults: { k8sVersion: 'v1.1.1' },
      nodeRequirements: { osImagePattern: '(' },
    }),
    nothing,
  );
  expect(message).toContain('v1.1.1');
  expect(message).toContain('osImagePattern');
});

it('can do without an add-on that not every cluster gets, and says so', () => {
  const template = clusterTemplate({
    addons: [
      { name: 'cni', resources: [source] },
      {
        name: 'mesh',
        resources: [
          { kind: 'Secret', name: 'mesh' },
          { kind: 'ConfigMap', name: 'mesh' },
        ],
      },
    ],
  });
  const verdict = judgeTemplate(template, {
    has: ({ kind }: AddonSource) => kind === 'Secret',
  });
  expect(verdict.valid).toBe(true);
  expect(verdict.message).toContain(
    "not to be had yet: add-on 'cni' needs ConfigMap 'cni'",
  );
  expect([...verdict.missing.keys()]).toEqual(['cni', 'mesh']);
});
