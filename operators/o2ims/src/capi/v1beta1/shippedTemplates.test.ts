import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ClusterTemplate, validateClusterParameters } from '@o2ims-portal/api';
import { HostDirectory, resolveHosts } from '@o2ims-portal/host-rules';
import { parse, parseAllDocuments } from 'yaml';
import { byoHost } from '../../__testUtils__/objects';
import { ClusterPlan } from '../../plan/ClusterPlan';
import { planCluster } from '../../plan/planCluster';
import { renderCluster } from './renderCluster';

const owner = {
  name: 'core',
  uid: '11111111-2222-3333-4444-555555555555',
  namespace: 'default',
  annotations: {},
};
const byoHosts = ['1', '2', '3', '4'].map(hostId =>
  byoHost({ name: `byoh-${hostId}`, hostId }),
);
const hosts = (...ids: string[]) => ids.map(hostId => ({ hostId }));

const text = (...path: string[]) =>
  readFileSync(resolve(__dirname, ...path), 'utf8');

function planOf(name: string, templateParameters: Record<string, unknown>) {
  const template: ClusterTemplate = parse(
    text('../../../../api/templates', `${name}-v1.0.0.yaml`),
  );
  expect(validateClusterParameters(template, templateParameters)).toEqual([]);
  const resolution = resolveHosts(
    templateParameters as never,
    HostDirectory.of(byoHosts),
  );
  return planCluster({
    template,
    request: {
      templateName: name,
      templateVersion: 'v1.0.0',
      templateParameters,
    },
    hosts: resolution.hosts!,
    masters: resolution
      .hosts!.filter(({ role }) => role === 'control-plane')
      .map(
        ({ name: host }) =>
          byoHosts.find(({ metadata }) => metadata.name === host)!,
      ),
  })!;
}

/** What is written down, with the plan put in, which would hardly be readable there. */
function golden(file: string, plan: ClusterPlan): unknown[] {
  return parseAllDocuments(
    text('__golden__', file).replace(
      '<the plan>',
      () => `'${JSON.stringify(plan)}'`,
    ),
  ).map(document => document.toJS());
}

it.each<[string, Record<string, unknown>]>([
  [
    'byoh-workload-cluster',
    {
      hosts: { masters: hosts('1', '2', '3') },
      controlPlaneEndpoint: { host: 'core.example.com' },
      addons: ['cni'],
    },
  ],
  ['byoh-single-node', { hosts: { masters: hosts('1') } }],
  [
    'byoh-ha-cluster',
    {
      hosts: { masters: hosts('1', '2', '3'), workers: hosts('4') },
      controlPlaneEndpoint: { host: '10.0.0.100' },
    },
  ],
])('renders a cluster of %s', (name, parameters) => {
  const plan = planOf(name, { clusterName: 'core', ...parameters });
  const objects = renderCluster(plan, owner).map(({ object }) => object);
  expect(objects).toEqual(golden(`${name}.yaml`, plan));
});
