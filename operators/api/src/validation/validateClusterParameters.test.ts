import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { ClusterTemplate } from '../generated';
import { validateClusterParameters } from './validateClusterParameters';

const read = (...path: string[]) =>
  parse(readFileSync(resolve(__dirname, '../../../..', ...path), 'utf8'));

const shipped = (name: string): ClusterTemplate =>
  read(`operators/api/templates/${name}-v1.0.0.yaml`);
const template = shipped('byoh-workload-cluster');

const valid = {
  clusterName: 'core',
  k8sVersion: 'v1.32.0',
  clusterProvisioner: 'byoh',
  hosts: {
    masters: [{ hostId: '1', hostName: 'byoh-1' }],
    workers: [{ hostId: '2' }],
  },
};

const master = (hostId: string) => ({ hostId });

it.each([
  'examples/focom-provisioning-request.yaml',
  'examples/o2ims-provisioning-request.yaml',
])('finds nothing wrong with %s', file => {
  expect(
    validateClusterParameters(template, read(file).spec.templateParameters),
  ).toEqual([]);
});

it.each([
  [
    'the least that can be given',
    { clusterName: 'a', hosts: { masters: [master('1')] } },
  ],
  ['another patch of a version', { ...valid, k8sVersion: 'v1.32.13' }],
  ['the longest name', { ...valid, clusterName: 'a'.repeat(40) }],
  [
    'three masters with an endpoint',
    {
      ...valid,
      hosts: { masters: ['1', '2', '3'].map(master) },
      controlPlaneEndpoint: { host: 'core.example.com' },
    },
  ],
  ['an add-on', { ...valid, addons: ['cni'] }],
  [
    'chosen hosts',
    {
      clusterName: 'a',
      controlPlane: { replicas: 1, selector: { matchLabels: { role: 'cp' } } },
      workers: {
        replicas: 3,
        selector: {
          matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }],
        },
      },
    },
  ],
  [
    'any host, wherever it is',
    {
      clusterName: 'a',
      controlPlane: { replicas: 1 },
      workers: { replicas: 0 },
    },
  ],
  [
    'chosen masters beside pinned workers',
    {
      clusterName: 'a',
      controlPlane: { replicas: 1 },
      hosts: { workers: [{ hostId: '2' }] },
    },
  ],
  [
    'pinned masters beside chosen workers',
    {
      clusterName: 'a',
      hosts: { masters: [master('1')], workers: [] },
      workers: { replicas: 2 },
    },
  ],
  [
    'three chosen masters with an endpoint',
    {
      clusterName: 'a',
      controlPlane: { replicas: 3 },
      controlPlaneEndpoint: { host: 'core.example.com' },
    },
  ],
  [
    'networks of its own',
    { ...valid, podCidr: '10.0.0.0/16', serviceCidr: '10.1.0.0/16' },
  ],
])('accepts %s', (_, parameters) => {
  expect(validateClusterParameters(template, parameters)).toEqual([]);
});

it.each([
  ['nothing', {}, ['/clusterName', '/hosts/masters']],
  ['no masters', { clusterName: 'a', hosts: {} }, ['/hosts/masters']],
  [
    'masters both pinned and chosen',
    { ...valid, controlPlane: { replicas: 1 } },
    ['/controlPlane'],
  ],
  [
    'workers both pinned and chosen',
    { ...valid, workers: { replicas: 1 } },
    ['/workers'],
  ],
  [
    'two chosen masters, without an endpoint',
    { clusterName: 'a', controlPlane: { replicas: 2 } },
    ['/controlPlane/replicas', '/controlPlaneEndpoint'],
  ],
  [
    'no chosen masters',
    { clusterName: 'a', controlPlane: { replicas: 0 } },
    ['/controlPlane/replicas'],
  ],
  [
    'a choice without a number',
    { clusterName: 'a', controlPlane: {}, workers: { selector: {} } },
    ['/controlPlane/replicas', '/workers/replicas'],
  ],
  [
    'a selector that is misspelt',
    {
      clusterName: 'a',
      controlPlane: { replicas: 1, selector: { labels: { role: 'cp' } } },
    },
    ['/controlPlane/selector/labels'],
  ],
  [
    'an operator that there is not',
    {
      clusterName: 'a',
      controlPlane: {
        replicas: 1,
        selector: { matchExpressions: [{ key: 'a', operator: 'Gt' }] },
      },
    },
    ['/controlPlane/selector/matchExpressions/0/operator'],
  ],
  [
    'an operator without its values',
    {
      clusterName: 'a',
      controlPlane: { replicas: 1 },
      workers: {
        replicas: 1,
        selector: { matchExpressions: [{ key: 'a', operator: 'In' }] },
      },
    },
    ['/workers/selector/matchExpressions/0/values'],
  ],
  ['no object', null, ['']],
  ['a number for a name', { ...valid, clusterName: 7 }, ['/clusterName']],
  ['upper case', { ...valid, clusterName: 'myCluster' }, ['/clusterName']],
  ['an underscore', { ...valid, clusterName: 'my_cluster' }, ['/clusterName']],
  ['an empty name', { ...valid, clusterName: '' }, ['/clusterName']],
  ['a hyphen at the end', { ...valid, clusterName: 'core-' }, ['/clusterName']],
  ['a dot', { ...valid, clusterName: 'a.b' }, ['/clusterName']],
  ['a line break', { ...valid, clusterName: 'core\n' }, ['/clusterName']],
  [
    '41 characters',
    { ...valid, clusterName: 'a'.repeat(41) },
    ['/clusterName'],
  ],
  ['an old version', { ...valid, k8sVersion: 'v1.20.0' }, ['/k8sVersion']],
  ['a version without v', { ...valid, k8sVersion: '1.32.0' }, ['/k8sVersion']],
  ['half a version', { ...valid, k8sVersion: 'v1.32' }, ['/k8sVersion']],
  [
    'another provisioner',
    { ...valid, clusterProvisioner: 'kind' },
    ['/clusterProvisioner'],
  ],
  ['an unknown parameter', { ...valid, replicas: 3 }, ['/replicas']],
  ['no masters', { ...valid, hosts: { masters: [] } }, ['/hosts/masters']],
  [
    'two masters',
    {
      ...valid,
      hosts: { masters: [master('1'), master('2')] },
      controlPlaneEndpoint: { host: '10.0.0.9' },
    },
    ['/hosts/masters'],
  ],
  [
    'three masters without an endpoint',
    { ...valid, hosts: { masters: ['1', '2', '3'].map(master) } },
    ['/controlPlaneEndpoint'],
  ],
  [
    'a host twice by id',
    { ...valid, hosts: { masters: [master('1')], workers: [master('1')] } },
    ['/hosts/workers/0'],
  ],
  [
    'a host twice by name',
    {
      ...valid,
      hosts: {
        masters: [{ hostName: 'byoh-1' }],
        workers: [{ hostName: 'byoh-1' }],
      },
    },
    ['/hosts/workers/0'],
  ],
  [
    'a host without a name',
    { ...valid, hosts: { masters: [{ hostIp: '10.0.0.1' }] } },
    ['/hosts/masters/0'],
  ],
  [
    'a host id that is a number',
    { ...valid, hosts: { masters: [{ hostId: 1 }] } },
    ['/hosts/masters/0/hostId'],
  ],
  [
    'a port out of range',
    { ...valid, controlPlaneEndpoint: { host: 'a', port: 0 } },
    ['/controlPlaneEndpoint/port'],
  ],
  ['an unknown add-on', { ...valid, addons: ['cni', 'x'] }, ['/addons/1']],
  ['an add-on twice', { ...valid, addons: ['cni', 'cni'] }, ['/addons']],
  ['a network that is none', { ...valid, podCidr: '10.0.0.0' }, ['/podCidr']],
  [
    'an octet out of range',
    { ...valid, podCidr: '10.0.300.0/16' },
    ['/podCidr'],
  ],
  [
    'networks that overlap',
    { ...valid, podCidr: '10.96.128.0/20' },
    ['/serviceCidr'],
  ],
])('refuses %s', (_, parameters, pointers) => {
  const violations = validateClusterParameters(template, parameters);
  expect(violations.map(({ pointer }) => pointer)).toEqual(pointers);
});

it('says which versions there are', () => {
  const [{ message }] = validateClusterParameters(template, {
    ...valid,
    k8sVersion: 'v1.20.0',
  });
  expect(message).toContain("'v1.20.0' is not supported");
  expect(message).toContain('v1.34.4');
});

it('says everything at once', () => {
  const violations = validateClusterParameters(template, {
    clusterName: 'Core',
    k8sVersion: 'v9.9.9',
    hosts: { masters: [master('1'), master('1')] },
  });
  expect(violations.map(({ pointer }) => pointer)).toEqual([
    '/clusterName',
    '/k8sVersion',
    '/hosts/masters',
    '/hosts/masters/1',
    '/controlPlaneEndpoint',
  ]);
});

it.each([
  [{}, ['/clusterName', '/hosts/masters']],
  [
    { clusterName: 'a', controlPlane: { replicas: 1, selector: 'all' } },
    ['/controlPlane/selector'],
  ],
  [
    { clusterName: 'a', controlPlane: { replicas: -1 }, workers: 3 },
    ['/controlPlane/replicas', '/workers'],
  ],
  [{ clusterName: 'a', hosts: { masters: 'byoh-1' } }, ['/hosts/masters']],
  [{ clusterName: 'a', hosts: { masters: [1] } }, ['/hosts/masters/0']],
])(
  'asks for what a cluster needs even if the template does not: %j',
  (parameters, pointers) => {
    const loose = {
      spec: { ...template.spec, parameterSchema: { type: 'object' } },
    };
    const violations = validateClusterParameters(loose, parameters);
    expect(violations.map(({ pointer }) => pointer)).toEqual(pointers);
  },
);

describe('defaults', () => {
  const withSchema = (parameterSchema: object): ClusterTemplate => ({
    ...template,
    spec: {
      ...template.spec,
      parameterSchema: {
        type: 'object',
        required: ['k8sVersion'],
        ...parameterSchema,
      },
    },
  });
  const least = { clusterName: 'a', hosts: { masters: [master('1')] } };

  it.each<[string, object, string[]]>([
    [
      'of the template satisfy a schema that asks for the parameter',
      { properties: { k8sVersion: { type: 'string' } } },
      [],
    ],
    [
      'of the template are judged by the schema',
      { properties: { k8sVersion: { const: 'v1.34.4' } } },
      ['/k8sVersion'],
    ],
    [
      'of the template are not put where the schema knows no such parameter',
      {},
      ['/k8sVersion'],
    ],
    [
      'of the schema are judged by the rules',
      {
        required: [],
        properties: { podCidr: { type: 'string', default: '10.96.0.0/16' } },
      },
      ['/serviceCidr'],
    ],
    [
      'of the schema say which workers, where the request does not',
      {
        required: [],
        properties: { workers: { default: { replicas: 'many' } } },
      },
      ['/workers/replicas'],
    ],
  ])('%s', (_, schema, pointers) => {
    const violations = validateClusterParameters(withSchema(schema), least);
    expect(violations.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  it.each<[string, object, string[]]>([
    ['say which masters', { clusterName: 'a' }, []],
    ['and those that are pinned are too many', least, ['/controlPlane']],
  ])('of the schema %s', (_, parameters, pointers) => {
    const schema = withSchema({
      required: [],
      properties: { controlPlane: { default: { replicas: 1 } } },
    });
    const violations = validateClusterParameters(schema, parameters);
    expect(violations.map(({ pointer }) => pointer)).toEqual(pointers);
  });
});

it.each<[string, object, string[]]>([
  ['byoh-single-node', { hosts: { masters: [master('1')] } }, []],
  ['byoh-single-node', { hosts: { masters: [master('1')], workers: [] } }, []],
  [
    'byoh-single-node',
    { hosts: { masters: [master('1')], workers: [master('2')] } },
    ['/hosts/workers'],
  ],
  [
    'byoh-single-node',
    { hosts: { masters: ['1', '2', '3'].map(master) } },
    ['/hosts/masters'],
  ],
  ['byoh-ha-cluster', { hosts: { masters: ['1', '2', '3'].map(master) } }, []],
  [
    'byoh-ha-cluster',
    { hosts: { masters: [master('1')] } },
    ['/hosts/masters'],
  ],
  ['byoh-single-node', { controlPlane: { replicas: 1 } }, []],
  [
    'byoh-single-node',
    { controlPlane: { replicas: 3 } },
    ['/controlPlane/replicas'],
  ],
  [
    'byoh-ha-cluster',
    { controlPlane: { replicas: 5 }, workers: { replicas: 2 } },
    [],
  ],
  [
    'byoh-ha-cluster',
    { controlPlane: { replicas: 1 } },
    ['/controlPlane/replicas'],
  ],
])('%s takes the hosts that it is made for', (name, parameters, pointers) => {
  const violations = validateClusterParameters(shipped(name), {
    clusterName: 'a',
    ...parameters,
    ...(name === 'byoh-ha-cluster' && {
      controlPlaneEndpoint: { host: '10.0.0.100' },
    }),
  });
  expect(violations.map(({ pointer }) => pointer)).toEqual(pointers);
});
