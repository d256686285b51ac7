// Made from crds/ by "npm run generate"; do not edit.
import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * An O-Cloud that FOCOM can provision clusters on.
 */
export interface OCloud extends KubernetesObject {
  spec?: {
    /**
     * How to reach the O-Cloud; left out, the O-Cloud is the cluster that FOCOM itself runs on.
     */
    o2imsSecret?: {
      /**
       * A Secret whose key `kubeconfig` opens the O-Cloud's Kubernetes API.
       */
      secretRef: {
        name: string;
        namespace: string;
      };
    };
  };
  status?: {
    /**
     * The generation of the spec that this status speaks of.
     */
    observedGeneration?: number;
    /**
     * What is wrong with the O-Cloud, and what to do; or that it is ready.
     */
    message?: string;
    /**
     * UID of the namespace kube-system of the O-Cloud, by which it is told from others, for as long as requests are on it.
     */
    clusterId?: string;
    /**
     * When the O-Cloud was last heard of, as of the last change of the condition Reachable.
     */
    lastContactTime?: string;
    /**
     * How many FocomProvisioningRequests name this O-Cloud.
     */
    requestCount?: number;
    /**
     * The hosts of the O-Cloud; left out where it has no hosts of BYOH, or FOCOM may not see them.
     */
    capacity?: {
      /**
       * All that are registered.
       */
      hosts: number;
      /**
       * That a request could have now.
       */
      free: number;
      /**
       * Kept for a request whose cluster does not have them yet.
       */
      reserved: number;
      /**
       * In a cluster.
       */
      inUse: number;
      /**
       * Neither, such as those that are being cleaned or do not report.
       */
      other: number;
    };
    /**
     * The ClusterTemplates of the O-Cloud that requests can name; left out where it has none of that kind.
     */
    templates?: {
      name: string;
      version: string;
      /**
       * For clusters that are there; there is a better one for new ones.
       */
      deprecated?: boolean;
    }[];
    conditions?: Condition[];
  };
}
