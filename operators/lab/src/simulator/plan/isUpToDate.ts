import { isDeepStrictEqual } from 'node:util';
import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { ControlPlaneSpec, KubeadmConfigSpec } from '../model/ControlPlaneSpec';
import { capi } from '../model/names';
import { ByoMachine, KubeadmConfig } from '../model/objects';

/** A machine of a control plane, and what it was made of. */
export interface ControlPlaneMachine {
  machine: Machine;
  byoMachine?: ByoMachine;
  config?: KubeadmConfig;
}

/** Whether a machine is as its control plane would make it now; what is not known of it counts as right. */
export function isUpToDate(
  spec: ControlPlaneSpec,
  made: ControlPlaneMachine,
  now: Date,
): boolean {
  const { machine, byoMachine, config } = made;
  const { annotations = {}, creationTimestamp } = machine.metadata;
  const { clusterConfiguration, ...kubeadm } = spec.kubeadmConfigSpec ?? {};
  const template =
    byoMachine?.metadata.annotations?.[capi.clonedFromName] ?? undefined;
  const noted = annotations[capi.clusterConfiguration];
  return (
    machine.spec?.version === spec.version &&
    (template === undefined ||
      template === spec.machineTemplate?.infrastructureRef?.name) &&
    (noted === undefined ||
      isDeepStrictEqual(JSON.parse(noted) ?? {}, clusterConfiguration ?? {})) &&
    (!config || isSameConfig(config.spec ?? {}, kubeadm)) &&
    !isDue(spec.rolloutAfter, creationTimestamp, now)
  );
}

/** The first machine has no join configuration but the one that Cluster API gives it, the others no init configuration. */
function isSameConfig(
  actual: KubeadmConfigSpec,
  wanted: KubeadmConfigSpec,
): boolean {
  const has = { ...actual };
  delete has.clusterConfiguration;
  const { initConfiguration, joinConfiguration, ...common } = wanted;
  if (!joinConfiguration) {
    delete has.joinConfiguration;
  }
  return isDeepStrictEqual(has, {
    ...common,
    ...(has.initConfiguration && initConfiguration && { initConfiguration }),
    ...(has.joinConfiguration && { joinConfiguration }),
  });
}

function isDue(
  rolloutAfter: string | undefined,
  creationTimestamp: string | undefined,
  now: Date,
): boolean {
  if (!rolloutAfter || !creationTimestamp) {
    return false;
  }
  const due = Date.parse(rolloutAfter);
  return Date.parse(creationTimestamp) < due && due <= now.getTime();
}
