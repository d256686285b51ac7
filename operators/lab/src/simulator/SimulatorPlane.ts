import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { WorkloadApiServer } from '../plane/Plane';

/**
 * The part of a plane that the simulator needs.
 *
 * @public
 */
export interface SimulatorPlane {
  readonly client: KubernetesClient;
  startWorkloadApiServer(options: { name: string }): Promise<WorkloadApiServer>;
}
