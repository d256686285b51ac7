import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { OperatorName } from './operatorAccounts';

/**
 * A management plane: etcd and kube-apiserver as child processes, with the custom resources that this project needs.
 *
 * @public
 */
export interface Plane {
  /** Path of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** Path of a kubeconfig with which one is an operator, with its rights and no others. */
  operatorKubeconfig(name: OperatorName): string;
  /** The administrator's client; closed by `stop`. */
  readonly client: KubernetesClient;
  /** An operator's client, which may what that kubeconfig may; the same each time, closed by `stop`. */
  operatorClient(name: OperatorName): KubernetesClient;
  /** URL of the API server. */
  readonly server: string;
  /** Where the plane keeps everything: data, certificates, logs. */
  readonly directory: string;
  /** Settles when a process of the plane ends by itself, with which and why; never after `stop`. */
  readonly failed: Promise<Error>;
  /** Its processes, for status displays. */
  readonly processes: PlaneProcess[];
  /** Ends the API server, as a crash does, and starts it again: on the same port, and with all that it had. */
  restartApiServer(): Promise<void>;
  /** Ends all its processes, those of workload clusters too. */
  stop(): Promise<void>;
  /** A real API server for a workload cluster; the same again, with its data, when there was one of that name. */
  startWorkloadApiServer(options: { name: string }): Promise<WorkloadApiServer>;
}

/** @public */
export interface PlaneProcess {
  name: string;
  pid: number;
}

/**
 * The API server of a workload cluster: an authority, a port and a part of the plane's etcd of its own.
 *
 * @public
 */
export interface WorkloadApiServer {
  /** Content of the administrator's kubeconfig. */
  readonly kubeconfig: string;
  /** The administrator's client; closed by `stop`. */
  readonly client: KubernetesClient;
  readonly pid: number;
  /** Ends it; its data stay. */
  stop(): Promise<void>;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}
