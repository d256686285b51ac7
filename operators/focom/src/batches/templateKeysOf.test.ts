import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { templateKeysOf } from './templateKeysOf';

type Spec = FocomProvisioningRequest['spec'];

describe('templateKeysOf', () => {
  it.each<[string, Spec, string[]]>([
    ['one cluster', { templateName: 'a', templateVersion: 'v1' }, ['a-v1']],
    [
      'several, in common and of their own',
      {
        templateName: 'a',
        templateVersion: 'v1',
        clusters: [
          { name: 'x' },
          { name: 'y', templateName: 'b', templateVersion: 'v2' },
          { name: 'z', templateVersion: 'v3' },
        ],
      },
      ['a-v1', 'b-v2', 'a-v3'],
    ],
    ['an inventory', { allClusters: true }, ['byoh-workload-cluster-v1.0.0']],
    [
      'an inventory, with another template',
      { clusterNames: ['x'], templateName: 'a', templateVersion: 'v1' },
      ['a-v1'],
    ],
    [
      'nothing, where a cluster is scaled',
      { clusterName: 'x', operation: 'scale', targetWorkerCount: 1 },
      [],
    ],
  ])('finds those of %s', (_, spec, expected) => {
    const keys = templateKeysOf({ ...aRequest(), spec });
    expect(keys).toEqual(
      expected.map(name => ({ namespace: 'default', name })),
    );
  });
});
