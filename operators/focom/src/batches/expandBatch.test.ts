import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { aRequest } from '../__testUtils__/objects';
import { Problem } from '../requests/Problem';
import { expandBatch } from './expandBatch';
import { Inventory } from './inventory/Inventory';

type Spec = FocomProvisioningRequest['spec'];

const template = { templateName: 'small', templateVersion: 'v1' };
const inventory: Inventory = {
  k8sVersion: 'v1.32.0',
  clusters: [
    { name: 'core', masters: ['1'], workers: ['2', '3'] },
    { name: 'edge', masters: ['4'], workers: [] },
  ],
};

function aBatch(spec: Spec): FocomProvisioningRequest {
  return { ...aRequest(), spec: { oCloudId: 'west', ...spec } };
}

/** Name, template and parameters of each. */
function expand(spec: Spec, known?: Inventory | Problem) {
  const expansion = expandBatch(aBatch(spec), known);
  return 'items' in expansion
    ? expansion.items.map(({ name, request, problem }) => [
        name,
        `${request.spec.templateName} ${request.spec.templateVersion}`,
        problem?.reason ?? request.spec.templateParameters,
      ])
    : expansion.problem.reason;
}

const core = {
  clusterName: 'core',
  k8sVersion: 'v1.32.0',
  clusterProvisioner: 'byoh',
  hosts: {
    masters: [{ hostId: '1' }],
    workers: [{ hostId: '2' }, { hostId: '3' }],
  },
};
const edge = {
  ...core,
  clusterName: 'edge',
  hosts: { masters: [{ hostId: '4' }] },
};
const BUILT_IN = 'byoh-workload-cluster v1.0.0';

describe('expandBatch', () => {
  it.each<[string, Spec, unknown]>([
    [
      'clusters, with what they have in common',
      {
        ...template,
        templateParameters: { workers: { replicas: 1, selector: { a: 'b' } } },
        clusters: [
          { name: 'a' },
          { name: 'b', templateParameters: { workers: { replicas: 2 } } },
        ],
      },
      [
        [
          'a',
          'small v1',
          { clusterName: 'a', workers: { replicas: 1, selector: { a: 'b' } } },
        ],
        [
          'b',
          'small v1',
          { clusterName: 'b', workers: { replicas: 2, selector: { a: 'b' } } },
        ],
      ],
    ],
    [
      'a cluster’s own template, its own version, and its own name',
      {
        ...template,
        clusters: [
          { name: 'a', templateName: 'big', templateVersion: 'v9' },
          { name: 'b', templateVersion: 'v2' },
          { name: 'c', templateParameters: { clusterName: 'mine' } },
        ],
      },
      [
        ['a', 'big v9', { clusterName: 'a' }],
        ['b', 'small v2', { clusterName: 'b' }],
        ['c', 'small v1', { clusterName: 'mine' }],
      ],
    ],
    [
      'all clusters of an inventory',
      { allClusters: true },
      [
        ['core', BUILT_IN, core],
        ['edge', BUILT_IN, edge],
      ],
    ],
    [
      'clusters of an inventory by name, in that order',
      { clusterNames: ['edge', 'core'] },
      [
        ['edge', BUILT_IN, edge],
        ['core', BUILT_IN, core],
      ],
    ],
    [
      'one cluster of an inventory',
      { clusterName: 'edge', operation: 'create' },
      [['edge', BUILT_IN, edge]],
    ],
    [
      'another template and version, and more parameters, but the inventory’s names and hosts',
      {
        ...template,
        clusterName: 'edge',
        templateParameters: {
          k8sVersion: 'v1.33.8',
          podCidr: '10.1.0.0/16',
          clusterName: 'x',
          hosts: { masters: [{ hostId: '9' }] },
        },
      },
      [
        [
          'edge',
          'small v1',
          { ...edge, k8sVersion: 'v1.33.8', podCidr: '10.1.0.0/16' },
        ],
      ],
    ],
    [
      'what is there, where a name is not',
      { clusterNames: ['none', 'edge'] },
      [
        ['none', BUILT_IN, 'ClusterNotInInventory'],
        ['edge', BUILT_IN, edge],
      ],
    ],
  ])('takes %s', (_, spec, expected) => {
    expect(expand(spec, spec.clusters ? undefined : inventory)).toEqual(
      expected,
    );
  });

  it('makes requests of the same owner on the same O-Cloud', () => {
    const batch = aBatch({
      ...template,
      description: 'For all',
      batchPolicy: 'AllOrNothing',
      clusters: [{ name: 'a' }],
    });
    const expansion = expandBatch(batch);
    expect(expansion).toEqual({
      items: [
        {
          name: 'a',
          request: {
            apiVersion: batch.apiVersion,
            kind: batch.kind,
            metadata: batch.metadata,
            cluster: 'a',
            spec: {
              ...template,
              oCloudId: 'west',
              name: 'a',
              description: 'For all',
              templateParameters: { clusterName: 'a' },
            },
          },
        },
      ],
    });
  });

  it('does not take an inventory that is not known yet for an empty one', () => {
    expect(() => expand({ allClusters: true })).toThrow('Nobody knows yet');
  });

  it('has a problem where there is no inventory', () => {
    const problem: Problem = {
      phase: 'PENDING',
      reason: 'InventoryNotFound',
      message: 'There is none',
    };
    expect(expand({ allClusters: true }, problem)).toBe('InventoryNotFound');
  });
});
