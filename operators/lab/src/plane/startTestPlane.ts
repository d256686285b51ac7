import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Simulator, SimulatorOptions } from '../simulator';
import { Plane } from './Plane';
import { ClusterApiVersion, startPlane } from './startPlane';

/**
 * A plane for one test file, in a temporary directory that `stop` removes; with simulated hosts when asked.
 *
 * @public
 */
export async function startTestPlane(
  options: {
    simulator?: SimulatorOptions | false;
    /** In which version Cluster API's kinds are served; v1beta1, which the simulator speaks, when left out. */
    clusterApi?: ClusterApiVersion | 'none';
    /** The name of an O-Cloud that is no management plane. */
    oCloud?: string;
    /** Whether there are BYOH's kinds; by default there are. */
    byoh?: boolean;
    /** More arguments for the API server. */
    apiServerArgs?: string[];
  } = {},
): Promise<Plane> {
  const { simulator: simulatorOptions = false, ...planeOptions } = options;
  const directory = await mkdtemp(join(tmpdir(), 'o2ims-plane-'));
  let plane: Plane | undefined;
  let simulator: Simulator | undefined;
  const stop = async () => {
    await simulator?.stop();
    await plane?.stop();
    await rm(directory, { recursive: true, force: true });
  };
  try {
    plane = await startPlane({
      directory,
      disposable: true,
      ...planeOptions,
    });
    if (simulatorOptions) {
      simulator = Simulator.create({ ...simulatorOptions, plane });
      await simulator.start();
    }
    return withStop(plane, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

function withStop(plane: Plane, stop: () => Promise<void>): Plane {
  return {
    kubeconfig: plane.kubeconfig,
    operatorKubeconfig: name => plane.operatorKubeconfig(name),
    operatorClient: name => plane.operatorClient(name),
    client: plane.client,
    server: plane.server,
    directory: plane.directory,
    failed: plane.failed,
    processes: plane.processes,
    restartApiServer: () => plane.restartApiServer(),
    startWorkloadApiServer: options => plane.startWorkloadApiServer(options),
    stop,
  };
}
