import { labels } from '@o2ims-portal/api';
import { isSettled } from '../capi/view/isSettled';
import { MachineView } from '../capi/view/views';
import { describeMachines } from '../status/describeMachines';
import { isControlPlaneMachine } from '../status/machines';
import { plural } from '../status/plural';
import { observeStage, StageObserver } from '../status/toStages';

function isRunning({ phase, metadata }: MachineView): boolean {
  return phase === 'Running' && !metadata.deletionTimestamp;
}

/**
 * How far a cluster is that somebody else made: not by what was asked for, which nobody knows, but by what its own
 * control plane, MachineDeployments and other Machines are to be.
 */
export const observeAdoptedStage: StageObserver = (type, observed) => {
  const { controlPlane, machineDeployments, machines } = observed;
  const masters = machines.filter(isControlPlaneMachine);
  const workers = machines.filter(machine => !isControlPlaneMachine(machine));
  switch (type) {
    case 'InfrastructureReady':
      return observeStage(type, observed);
    case 'ControlPlaneReady': {
      const wanted = controlPlane?.replicasWanted ?? 0;
      const what = plural(wanted, 'control-plane node');
      const done = Boolean(
        controlPlane?.initialized && wanted > 0 && isSettled(controlPlane),
      );
      return {
        done,
        message: done
          ? `${what} ready`
          : `${controlPlane?.replicasReady ?? 0} of ${what} ready; ${
              describeMachines(masters, observed) || 'no machine is there yet'
            }`,
      };
    }
    default: {
      // those that were made one by one
      const single = workers.filter(
        ({ metadata }) => !metadata.labels?.[labels.machineDeployment],
      );
      const wanted =
        machineDeployments.reduce((sum, it) => sum + it.replicasWanted, 0) +
        single.length;
      const ready =
        machineDeployments.reduce((sum, it) => sum + it.replicasReady, 0) +
        single.filter(isRunning).length;
      const done =
        machineDeployments.every(isSettled) && single.every(isRunning);
      if (wanted === 0 && done) {
        return { done, message: 'The cluster has no workers' };
      }
      const what = plural(wanted, 'worker');
      return {
        done,
        message: done
          ? `${what} ready`
          : `${ready} of ${what} ready; ${
              describeMachines(workers, observed) || 'no machine is there yet'
            }`,
      };
    }
  }
};
