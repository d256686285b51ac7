import { ClusterTemplate } from '@o2ims-portal/api';

/** The stages that Cluster API and BYOH work on, and that may therefore take too long. */
export const timedStages = [
  'InfrastructureReady',
  'ControlPlaneReady',
  'WorkersReady',
] as const;

export type TimedStage = (typeof timedStages)[number];

/** How long each stage may take, in milliseconds. */
export type StageLimits = Record<TimedStage, number>;

/** The defaults of the ClusterTemplate's own schema, for a template that is gone. */
const DEFAULTS = { infrastructure: 600, controlPlane: 1800, workers: 1800 };

export function toStageLimits(
  template: Pick<ClusterTemplate, 'spec'> | undefined,
): StageLimits {
  const seconds = { ...DEFAULTS, ...template?.spec.stageTimeoutSeconds };
  return {
    InfrastructureReady: seconds.infrastructure * 1000,
    ControlPlaneReady: seconds.controlPlane * 1000,
    WorkersReady: seconds.workers * 1000,
  };
}
