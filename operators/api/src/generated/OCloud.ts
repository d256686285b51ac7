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
    observedGeneration?: number;
    conditions?: Condition[];
  };
}
