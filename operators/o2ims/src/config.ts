/**
 * What the O2IMS operator is told.
 *
 * @public
 */
export interface O2imsConfig {
  /** Where ClusterTemplates, ByoHosts and everything that is made for requests live. */
  namespace: string;
  /** How many requests are worked on at once; 10 when left out. */
  concurrency?: number;
  /**
   * For how long Cluster API or BYOH may say that something is wrong before the request fails, in milliseconds; 60 s
   * when left out. BYOH's agent, for one, resets a host on which kubeadm failed and tries again.
   */
  failureGraceMs?: number;
  /**
   * After how long what the API server refused is tried again, in milliseconds; a minute when left out. Nothing
   * tells when it would no longer refuse.
   */
  refusedRetryMs?: number;
  /**
   * Whether a host counts as clean, and so as free, on which no cleaner runs to say so; false when left out. For hosts
   * that something else cleans: BYOH leaves kubelet and API server running on prepared hosts that it lets go.
   */
  acceptHostsWithoutCleaner?: boolean;
}

export const configDefaults = {
  concurrency: 10,
  failureGraceMs: 60_000,
  refusedRetryMs: 60_000,
  acceptHostsWithoutCleaner: false,
} as const;
