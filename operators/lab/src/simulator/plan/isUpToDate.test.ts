import { ControlPlaneSpec, KubeadmConfigSpec } from '../model/ControlPlaneSpec';
import { capi } from '../model/names';
import { ByoMachine, KubeadmConfig } from '../model/objects';
import { NOW } from '../testing/planOf';
import { ControlPlaneMachine, isUpToDate } from './isUpToDate';

const base = { apiVersion: 'v1', metadata: { name: 'm' } };
const initConfiguration = { nodeRegistration: { name: 'init' } };
const joinConfiguration = { nodeRegistration: { name: 'join' } };
const spec: ControlPlaneSpec = {
  version: 'v1.32.0',
  machineTemplate: {
    infrastructureRef: {
      apiVersion: 'v1',
      kind: 'ByoMachineTemplate',
      name: 't',
    },
  },
  kubeadmConfigSpec: { initConfiguration, joinConfiguration, files: [] },
};

function made(
  options: {
    version?: string;
    template?: string;
    config?: KubeadmConfigSpec;
    clusterConfiguration?: object | null;
  } = {},
): ControlPlaneMachine {
  const {
    version = 'v1.32.0',
    template,
    config,
    clusterConfiguration,
  } = options;
  const byoMachine: ByoMachine = {
    ...base,
    kind: 'ByoMachine',
    metadata: {
      name: 'm',
      annotations: { ...(template && { [capi.clonedFromName]: template }) },
    },
  };
  const kubeadmConfig: KubeadmConfig = {
    ...base,
    kind: 'KubeadmConfig',
    spec: config,
  };
  return {
    machine: {
      ...base,
      kind: 'Machine',
      metadata: {
        name: 'm',
        creationTimestamp: '2026-01-01T00:00:00Z',
        annotations: {
          ...(clusterConfiguration !== undefined && {
            [capi.clusterConfiguration]: JSON.stringify(clusterConfiguration),
          }),
        },
      },
      spec: { clusterName: 'c', version },
    },
    byoMachine,
    config: config && kubeadmConfig,
  };
}

describe('isUpToDate', () => {
  it.each<[string, boolean, ControlPlaneMachine, Partial<ControlPlaneSpec>]>([
    ['as it would be made now', true, made({ template: 't' }), {}],
    ['another version', false, made({ version: 'v1.31.0' }), {}],
    ['another template', false, made({ template: 'former' }), {}],
    ['made from nothing that is known', true, made(), {}],
    [
      'the first machine',
      true,
      made({ config: { initConfiguration, files: [] } }),
      {},
    ],
    [
      'a machine that joined',
      true,
      made({
        config: { joinConfiguration, files: [], clusterConfiguration: {} },
      }),
      {},
    ],
    ['other files', false, made({ config: { joinConfiguration } }), {}],
    [
      'another registration',
      false,
      made({ config: { joinConfiguration: {}, files: [] } }),
      {},
    ],
    [
      'no cluster configuration, empty or null',
      true,
      made({ clusterConfiguration: null }),
      { kubeadmConfigSpec: { clusterConfiguration: {} } },
    ],
    [
      'another cluster configuration',
      false,
      made({ clusterConfiguration: null }),
      { kubeadmConfigSpec: { clusterConfiguration: { dns: 'x' } } },
    ],
    [
      'older than a time that has come',
      false,
      made(),
      { rolloutAfter: '2026-01-01T00:00:59Z' },
    ],
    [
      'older than a time to come',
      true,
      made(),
      { rolloutAfter: '2026-01-01T00:01:01Z' },
    ],
    [
      'newer than the time',
      true,
      made(),
      { rolloutAfter: '2025-12-31T23:59:59Z' },
    ],
  ])('%s: %s', (_, expected, machine, changes) => {
    expect(isUpToDate({ ...spec, ...changes }, machine, NOW)).toBe(expected);
  });
});
