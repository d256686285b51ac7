import { resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { applyCluster, ClusterManifestOptions } from './clusterManifests';
import { Observer } from './Observer';
import { untilGone, untilReady } from './states';

const name = 'core';
const namespace = 'default';

/** A plane with hosts `byoh-1` to `byoh-5`, real or simulated. */
export interface Stage {
  client: KubernetesClient;
  observer: Observer;
  /** Pulls the plug of a host, or puts it back. */
  power(host: string, state: 'off' | 'on'): Promise<void>;
}

/** What is done to a cluster in one step, until it has come about. */
interface Step {
  name: string;
  run(stage: Stage): Promise<void>;
}

/** Brings the cluster to machines on these hosts. */
async function become(
  { client, observer }: Stage,
  options: Pick<ClusterManifestOptions, 'masters' | 'workers'>,
): Promise<void> {
  const { masters, workers = [] } = options;
  await applyCluster(client, { name, masters, workers });
  await untilReady(observer, name, masters.length + workers.length);
}

function isFree(observer: Observer, host: string): boolean {
  const { metadata, status } = observer.get(resourceTypes.byoHost, host)!;
  return (
    !status?.machineRef &&
    metadata.labels?.['cluster.x-k8s.io/cluster-name'] === undefined
  );
}

/** What the node of a worker's machine is said to be. */
function nodeHealth(observer: Observer, id: string): string | undefined {
  return observer
    .list(resourceTypes.machine)
    .find(({ metadata }) => metadata.name.startsWith(`${name}-worker-${id}-`))
    ?.status?.conditions?.find(({ type }) => type === 'NodeHealthy')?.status;
}

/** The life of a cluster, step by step: the same for real hosts, which are recorded, and for simulated ones. */
export const steps: readonly Step[] = [
  {
    name: 'create',
    run: stage => become(stage, { masters: ['3'], workers: ['1'] }),
  },
  {
    name: 'add-worker',
    run: stage => become(stage, { masters: ['3'], workers: ['1', '2'] }),
  },
  {
    name: 'remove-worker',
    async run({ client, observer }) {
      const key = { namespace, name: `${name}-worker-1` };
      await client.delete(resourceTypes.machineDeployment, key);
      await client.delete(resourceTypes.byoMachineTemplate, key);
      await observer.until(
        'the worker is gone',
        () =>
          isFree(observer, 'byoh-1') &&
          observer.list(resourceTypes.machineDeployment).length === 1,
      );
    },
  },
  {
    name: 'add-masters',
    run: stage => become(stage, { masters: ['3', '4', '5'], workers: ['2'] }),
  },
  {
    name: 'worker-dies',
    async run({ observer, power }) {
      await power('byoh-2', 'off');
      await observer.until(
        'the node is not heard of',
        () => nodeHealth(observer, '2') !== 'True',
      );
      await power('byoh-2', 'on');
      await observer.until(
        'the node is back',
        () => nodeHealth(observer, '2') === 'True',
      );
      await untilReady(observer, name, 4);
    },
  },
  {
    name: 'delete',
    async run({ client, observer }) {
      await client.delete(resourceTypes.cluster, { namespace, name });
      await untilGone(observer, name);
    },
  },
];
