export interface Config {
  /** The portal's door to the management cluster. */
  o2ims?: {
    /**
     * Namespace in which requests are made, and in which hosts, clusters and templates are looked up.
     * Default: `default`.
     */
    namespace?: string;
    /**
     * Whether a host counts as free on which no cleaner runs to say that it is clean; to be set like the O2IMS
     * operator's flag `--accept-hosts-without-cleaner`. Default: false.
     */
    acceptHostsWithoutCleaner?: boolean;
    /** How the management cluster is reached. */
    kubernetes?: {
      /**
       * Path of a kubeconfig file; it may appear or change while the portal runs. Left out, the cluster is found as
       * kubectl finds it: the environment variable KUBECONFIG, `~/.kube/config`, or the pod's service account.
       */
      kubeconfig?: string;
      /** Context in the kubeconfig; its current context when left out. */
      context?: string;
    };
  };
}
