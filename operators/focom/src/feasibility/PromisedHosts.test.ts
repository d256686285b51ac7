import { byoHost } from '@o2ims-portal/host-rules/testing';
import { aClusterTemplate } from '../__testUtils__/objects';
import { CloudInventory } from './CloudInventory';
import { checkFeasibility } from './checkFeasibility';
import { PromisedHosts } from './PromisedHosts';

const hosts = ['1', '2'].map(hostId =>
  byoHost({ name: `byoh-${hostId}`, hostId }),
);
const inventory: CloudInventory = {
  isKnown: true,
  hosts: () => hosts,
  leases: () => [],
  templates: () => [aClusterTemplate()],
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
