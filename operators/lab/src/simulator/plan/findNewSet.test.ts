import { MachineGroup, MachineTemplateSpec } from '../model/objects';
import { NOW } from '../testing/planOf';
import { findNewSet } from './findNewSet';

type TemplateChanges = Partial<NonNullable<MachineTemplateSpec['spec']>>;

function template(
  changes: TemplateChanges = {},
  labels: Record<string, string> = {},
): MachineTemplateSpec {
  return {
    metadata: { labels },
    spec: {
      clusterName: 'c',
      version: 'v1.32.0',
      infrastructureRef: {
        apiVersion: 'infra/v1beta1',
        kind: 'ByoMachineTemplate',
        name: 't',
      },
      bootstrap: {
        configRef: {
          apiVersion: 'bootstrap/v1beta1',
          kind: 'KubeadmConfigTemplate',
          name: 't',
        },
      },
      ...changes,
    },
  };
}

function set(
  name: string,
  it: MachineTemplateSpec,
  options: { replicas?: number; created?: string } = {},
): MachineGroup {
  const { replicas = 1, created = '2026-01-01T00:00:00Z' } = options;
  return {
    apiVersion: 'v1',
    kind: 'MachineSet',
    metadata: { name, creationTimestamp: created },
    spec: { clusterName: 'c', replicas, template: it },
  };
}

const same = set('same', template());
const other = set('other', template({ version: 'v1.31.0' }));

describe('findNewSet', () => {
  it.each<
    [string, MachineGroup[], Partial<MachineGroup['spec']>, string | undefined]
  >([
    ['none so far', [], {}, undefined],
    ['as it is wanted', [other, same], {}, 'same'],
    ['another version', [other], {}, undefined],
    [
      'other labels and timeouts',
      [same],
      { template: template({ nodeDrainTimeout: '5m' }, { rack: 'r2' }) },
      'same',
    ],
    [
      'a reference that says more',
      [same],
      {
        template: template({
          infrastructureRef: {
            apiVersion: 'infra/v1beta2',
            kind: 'ByoMachineTemplate',
            name: 't',
            namespace: 'default',
          },
        }),
      },
      'same',
    ],
    [
      'another template for hosts',
      [same],
      {
        template: template({
          infrastructureRef: {
            apiVersion: 'infra/v1beta1',
            kind: 'ByoMachineTemplate',
            name: 't2',
          },
        }),
      },
      undefined,
    ],
    [
      'the one with most machines',
      [set('empty', template(), { replicas: 0 }), same],
      {},
      'same',
    ],
    [
      'the oldest',
      [set('new', template(), { created: '2026-01-01T00:00:30Z' }), same],
      {},
      'same',
    ],
    [
      'all anew after a time',
      [same],
      { rolloutAfter: '2026-01-01T00:00:30Z' },
      undefined,
    ],
    [
      'made after the time',
      [set('new', template(), { created: '2026-01-01T00:00:40Z' }), same],
      { rolloutAfter: '2026-01-01T00:00:30Z' },
      'new',
    ],
    [
      'made within the second of the time',
      [set('new', template(), { created: '2026-01-01T00:00:30Z' }), same],
      { rolloutAfter: '2026-01-01T00:00:30Z' },
      'new',
    ],
    [
      'a time to come',
      [same],
      { rolloutAfter: '2026-01-01T00:02:00Z' },
      'same',
    ],
  ])('%s', (_, sets, spec, expected) => {
    const deployment: MachineGroup = {
      apiVersion: 'v1',
      kind: 'MachineDeployment',
      metadata: { name: 'd' },
      spec: { clusterName: 'c', template: template(), ...spec },
    };
    expect(findNewSet(deployment, sets, NOW)?.metadata.name).toBe(expected);
  });
});
