import {
  ClusterV1beta1 as Cluster,
  KubeadmControlPlaneV1beta1 as KubeadmControlPlane,
  MachineV1beta1 as Machine,
} from '@o2ims-portal/api';
import { met } from '../model/conditions';
import { capi } from '../model/names';
import { KubeadmConfig } from '../model/objects';
import { clusterView, planOf } from '../testing/planOf';
import { planKubeadmConfigs } from './planKubeadmConfigs';
import { ClusterView } from './views';

const base = { apiVersion: 'v1', metadata: { name: 'c' } };
const lastTransitionTime = '2026-01-01T00:00:00Z';

function cluster(initialized: boolean): Cluster {
  return {
    ...base,
    kind: 'Cluster',
    status: {
      infrastructureReady: true,
      conditions: initialized
        ? [{ ...met('ControlPlaneInitialized'), lastTransitionTime }]
        : [],
    },
  };
}

const controlPlane = (initialized: boolean): KubeadmControlPlane => ({
  ...base,
  kind: 'KubeadmControlPlane',
  status: { initialized },
});
const config = (isMaster: boolean): KubeadmConfig => ({
  ...base,
  kind: 'KubeadmConfig',
  metadata: {
    name: 'm',
    labels: { ...(isMaster && { [capi.controlPlane]: '' }) },
  },
});
const master: Machine = {
  ...base,
  kind: 'Machine',
  metadata: { name: 'first', labels: { [capi.controlPlane]: '' } },
  status: { nodeRef: { apiVersion: 'v1', kind: 'Node', name: 'n' } },
};

describe('planKubeadmConfigs', () => {
  it.each<[string, boolean, Partial<ClusterView>, string[]]>([
    [
      'the first master',
      false,
      { configs: [config(true)] },
      ['create Secret m'],
    ],
    [
      'a worker, as long as there is nothing to join',
      false,
      { configs: [config(false)] },
      ['patchStatus KubeadmConfig m'],
    ],
    [
      'a worker that can join',
      true,
      { configs: [config(false)], machines: [master] },
      ['create Secret m'],
    ],
    [
      'a further master',
      true,
      { configs: [config(true)], machines: [master] },
      ['create Secret m'],
    ],
    [
      'a master after the last one, which took the cluster with it',
      true,
      { configs: [config(true)] },
      [],
    ],
  ])('%s', (_, initialized, parts, words) => {
    const view = clusterView({
      cluster: cluster(initialized),
      controlPlane: controlPlane(initialized),
      ...parts,
    });
    expect(planOf(plan => planKubeadmConfigs(view, plan)).words).toEqual(words);
  });
});
