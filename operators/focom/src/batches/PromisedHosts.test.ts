import { ByoHost } from '@o2ims-portal/api';
import { CloudInventory } from '../feasibility/CloudInventory';
import { checkFeasibility } from '../feasibility/checkFeasibility';
import { PromisedHosts } from './PromisedHosts';

const hosts = ['byoh-1', 'byoh-2'].map(
  (name): ByoHost => ({
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
    kind: 'ByoHost',
    metadata: {
      name,
      namespace: 'default',
      labels: { 'host-id': name },
      annotations: {
        'o2ims.provisioning.oran.org/clean-since': '2026-01-01T00:00:00Z',
      },
    },
  }),
);
const inventory: CloudInventory = {
  isKnown: true,
  hosts: () => hosts,
  leases: () => [],
  templates: () => [
    {
      apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
      kind: 'ClusterTemplate',
      metadata: { name: 'small-v1', namespace: 'default' },
      spec: {
        name: 'small',
        version: 'v1',
        kubernetesVersions: ['v1.32.0'],
        defaults: { k8sVersion: 'v1.32.0' },
        parameterSchema: { type: 'object' },
      },
    },
  ],
};

/** Asks for a cluster on one host, whichever that is. */
function ask(left: CloudInventory, clusterName: string) {
  return checkFeasibility({
    spec: {
      templateName: 'small',
      templateVersion: 'v1',
      templateParameters: { clusterName, controlPlane: { replicas: 1 } },
    },
    inventory: left,
    isAlive: () => true,
  });
}

describe('PromisedHosts', () => {
  it('keeps two clusters of one request from counting on the same host', () => {
    const left = PromisedHosts.create(inventory);
    const got = ['a', 'b'].map(name => {
      const answer = ask(left, name);
      const names =
        answer.status === 'True' ? answer.hosts.map(host => host.name) : [];
      left.promise(names, `sites-${name}-12345678`);
      return names.join();
    });
    expect(got.sort()).toEqual(['byoh-1', 'byoh-2']);
    expect(ask(left, 'c')).toMatchObject({
      status: 'False',
      problem: { phase: 'PENDING', reason: 'NotEnoughHosts' },
    });
    expect(inventory.leases()).toEqual([]);
  });
});
