import { clusterPlan } from '../__testUtils__/objects';
import { findDifferences } from './findDifferences';

function differences(parameters: object, hasAllHosts = true): string[] {
  const plan = clusterPlan();
  return findDifferences(
    {
      ...plan,
      request: {
        ...plan.request,
        templateParameters: { clusterName: 'core', ...parameters },
      },
    },
    { hasAllHosts },
  ).map(({ pointer, message }) => `${pointer}: ${message}`);
}

it.each([
  ['says nothing', {}],
  [
    'says everything as it is',
    {
      k8sVersion: 'v1.32.0',
      podCidr: '10.244.0.0/16',
      serviceCidr: '10.96.0.0/12',
      controlPlaneEndpoint: { host: '10.0.0.1', port: 6443 },
      hosts: {
        masters: [{ hostId: '1', hostName: 'byoh-1' }],
        workers: [{ hostName: 'byoh-2' }],
      },
    },
  ],
  [
    'counts its hosts right',
    { controlPlane: { replicas: 1 }, workers: { replicas: 1 } },
  ],
])('finds none where the request %s', (_, parameters) => {
  expect(differences(parameters)).toEqual([]);
});

it.each([
  [{ k8sVersion: 'v1.33.1' }, "/k8sVersion: is 'v1.32.0' there, not 'v1.33.1'"],
  [
    { podCidr: '10.1.0.0/16' },
    "/podCidr: is '10.244.0.0/16' there, not '10.1.0.0/16'",
  ],
  [
    { controlPlaneEndpoint: { host: '10.0.0.1', port: 443 } },
    "/controlPlaneEndpoint/port: is '6443' there, not '443'",
  ],
  [
    { hosts: { masters: [{ hostId: '1' }, { hostId: '2' }] } },
    "/hosts/masters/1: host '2' does not have this role in the cluster",
  ],
  [
    { hosts: { masters: [{ hostId: '1', hostName: 'byoh-2' }] } },
    "/hosts/masters/0: host 'byoh-2' does not have this role in the cluster",
    "/hosts/masters: the cluster has 'byoh-1' too",
  ],
  [{ hosts: { workers: [] } }, "/hosts/workers: the cluster has 'byoh-2' too"],
  [{ workers: { replicas: 3 } }, "/workers/replicas: is '1' there, not '3'"],
  [{ hosts: 'all' }, '/hosts: must be object'],
  [{ clusterName: 7 }, '/clusterName: must be string'],
])('finds what %j says otherwise', (parameters, ...expected) => {
  expect(differences(parameters)).toEqual(expected);
});

it('says nothing of hosts before all machines have theirs', () => {
  const parameters = { hosts: { masters: [] }, workers: { replicas: 9 } };
  expect(differences(parameters, false)).toEqual([]);
});
