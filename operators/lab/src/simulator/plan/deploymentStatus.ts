import { labels } from '@o2ims-portal/api';
import {
  mergeConditions,
  met,
  mirror,
  summary,
  unmet,
} from '../model/conditions';
import { count } from '../model/count';
import { MachineGroup } from '../model/objects';
import { RolloutLimits } from './scaleSets';

/** The status of a MachineDeployment, from all of its MachineSets, the new one among them. */
export function deploymentStatus(
  facts: {
    deployment: MachineGroup;
    sets: readonly MachineGroup[];
    newSet: MachineGroup | undefined;
    limits: RolloutLimits;
  },
  now: Date,
): NonNullable<MachineGroup['status']> {
  const { deployment, sets, newSet, limits } = facts;
  const { status = {}, spec } = deployment;
  const total = (part: (set: MachineGroup) => number | undefined) =>
    sets.reduce((sum, set) => sum + (part(set) ?? 0), 0);
  const wanted = total(set => set.spec?.replicas);
  const ready = total(set => set.status?.readyReplicas);
  const availableReplicas = total(set => set.status?.availableReplicas);
  const needed = limits.replicas - limits.maxUnavailable;
  const available =
    availableReplicas >= needed
      ? met('Available')
      : unmet(
          'Available',
          'WaitingForAvailableMachines',
          'Warning',
          `Minimum availability requires ${needed} replicas, current ${availableReplicas} available`,
        );
  return {
    ...status,
    phase: phaseOf(limits.replicas, ready, wanted - availableReplicas),
    replicas: count(
      total(set => set.status?.replicas),
      status.replicas,
    ),
    updatedReplicas: count(
      newSet?.status?.replicas ?? 0,
      status.updatedReplicas,
    ),
    readyReplicas: count(ready, status.readyReplicas),
    availableReplicas: count(availableReplicas, status.availableReplicas),
    // nothing is counted before there is a set
    ...(sets.length > 0 && {
      unavailableReplicas: Math.max(wanted - availableReplicas, 0),
    }),
    selector: Object.entries({
      [labels.clusterName]: spec?.clusterName,
      ...spec?.selector?.matchLabels,
    })
      .map(([key, value]) => `${key}=${value}`)
      .join(','),
    conditions: mergeConditions(
      status.conditions,
      [
        available,
        mirror(
          'MachineSetReady',
          newSet?.status?.conditions,
          unmet('MachineSetReady', 'WaitingForMachineSet'),
        ),
        summary([available]),
      ],
      now,
    ),
    observedGeneration: deployment.metadata.generation,
  };
}

/** None while there are too many that are ready, and none of them is on its way out. */
function phaseOf(
  replicas: number,
  ready: number,
  unavailable: number,
): string | undefined {
  if (unavailable < 0) {
    return 'ScalingDown';
  }
  if (replicas === ready) {
    return 'Running';
  }
  return replicas > ready ? 'ScalingUp' : undefined;
}
