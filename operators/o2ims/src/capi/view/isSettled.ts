import { ReplicasView } from './views';

/** Whether Cluster API has done all that was asked of a control plane or a MachineDeployment. */
export function isSettled(view: ReplicasView): boolean {
  const { isCurrent, replicasWanted: wanted } = view;
  return (
    isCurrent &&
    view.replicas === wanted &&
    view.replicasUpToDate === wanted &&
    view.replicasReady >= wanted
  );
}
