/**
 * Times are as of client-go by default, and have to be lease > renew deadline > retry period.
 *
 * @public
 */
export interface LeaderElectionOptions {
  /** Where the Lease is; its name is the manager's. */
  namespace: string;
  /** For how long others wait after the last renewal that they saw; whole seconds. 15 s by default. */
  leaseDurationMs?: number;
  /** After how long without a renewal the leader gives up; 10 s by default. */
  renewDeadlineMs?: number;
  /** How often it is renewed, or tried for; 2 s by default. */
  retryPeriodMs?: number;
  /** Who this is, for people to read in the Lease; made from the host's name by default. */
  identity?: string;
}
