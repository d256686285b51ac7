import { ObjectMeta } from '@o2ims-portal/api';

/** One condition of a Cluster API object, whatever the version words it like. */
export interface ConditionView {
  type: string;
  /** Whether it is as it should be in the end. */
  met: boolean;
  /** Whether it says that something went wrong, rather than that something is still to come. */
  failed: boolean;
  /** Whether it only sums up the others. */
  summary: boolean;
  reason?: string;
  /** In one line. */
  message?: string;
  /** RFC 3339. */
  since: string;
}

/** What every object says of itself. */
export interface ObjectView {
  kind: string;
  metadata: ObjectMeta;
  conditions: readonly ConditionView[];
  /** Why Cluster API gave it up. */
  finalFailure?: string;
}

/** A Cluster, without what is different from version to version. */
export interface ClusterView extends ObjectView {
  infrastructureReady: boolean;
}

/** What has Machines, so and so many of them. */
export interface ReplicasView extends ObjectView {
  /** Whether its status speaks of its newest spec. */
  isCurrent: boolean;
  replicasWanted: number;
  /** Those that are there, whatever they are like. */
  replicas: number;
  replicasReady: number;
  /** Made from the newest spec. */
  replicasUpToDate: number;
}

/** A KubeadmControlPlane, without what is different from version to version. */
export interface ControlPlaneView extends ReplicasView {
  initialized: boolean;
  versionWanted?: string;
  /** The lowest one that a node has. */
  version?: string;
}

/** A MachineDeployment, without what is different from version to version. */
export interface MachineDeploymentView extends ReplicasView {
  /** Of its Machines. */
  versionWanted?: string;
  /** Name of the KubeadmConfigTemplate that its Machines are made from. */
  configName?: string;
}

/** A Machine, without what is different from version to version. */
export interface MachineView extends ObjectView {
  phase: string;
  version?: string;
  /** Name of the ByoMachine that it stands on. */
  infrastructureName?: string;
  /** Name of its Node. */
  nodeName?: string;
}
