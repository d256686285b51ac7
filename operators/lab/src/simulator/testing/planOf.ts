import { Clock } from '../model/Clock';
import { Plan } from '../plan/Plan';
import { ClusterView, WorkloadView } from '../plan/views';

/** The moment at which tests plan. */
export const NOW = new Date('2026-01-01T00:01:00.000Z');

export const readyWorkload: WorkloadView = {
  state: 'ready',
  hasSlot: true,
  limit: 4,
  nodes: [],
};

/** A view of a cluster `c` in which there is nothing but what is given. */
export function clusterView(parts: Partial<ClusterView>): ClusterView {
  return {
    namespace: 'default',
    name: 'c',
    deployments: [],
    sets: [],
    machines: [],
    byoMachines: [],
    configs: [],
    secrets: [],
    machineTemplates: [],
    configTemplates: [],
    hosts: [],
    workload: readyWorkload,
    ...parts,
  };
}

/** What a planner plans: each write in a few words, and the writes themselves. */
export function planOf(
  planner: (plan: Plan) => void,
  options: { speed?: number } = {},
): { words: string[]; plan: Plan } {
  const { speed = 1 } = options;
  const plan = Plan.create({ clock: Clock.create({ now: NOW, speed }) });
  planner(plan);
  const words = plan.writes.map(write =>
    'object' in write
      ? `${write.verb} ${write.object.kind} ${write.object.metadata.name}`
      : write.verb,
  );
  return { words, plan };
}
