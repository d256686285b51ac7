import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { LeaderElectionOptions } from '../leader/LeaderElectionOptions';
import { Logger } from '../logging';

/** @public */
export interface ManagerOptions {
  /** Of the operator: in logs, in events, and of the leader's Lease. */
  name: string;
  client: KubernetesClient;
  logger: Logger;
  /** On by default, with the Lease in the namespace `default`. */
  leaderElection?: LeaderElectionOptions | false;
  /** Where `/metrics`, `/healthz` and `/readyz` are served; nowhere by default. Port 0 is any free port. */
  listen?: { host?: string; port: number } | false;
  /** How long the first lists may take; 2 minutes by default. */
  cacheSyncTimeoutMs?: number;
  /** For how long a kind may be unknown to the API server at the start; 10 s by default. */
  missingKindGraceMs?: number;
  /** How long reconciles that run when it stops may take; 20 s by default. */
  drainTimeoutMs?: number;
}
