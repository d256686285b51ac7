// Made from crds/ by "npm run generate"; do not edit.
import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * An O2 IMS provisioning request; `metadata.name` is the identifier that the SMO gave it.
 */
export interface ProvisioningRequest extends KubernetesObject {
  spec: {
    /**
     * A name for people.
     */
    name?: string;
    /**
     * What the cluster is for.
     */
    description?: string;
    /**
     * Name of the ClusterTemplate.
     */
    templateName: string;
    /**
     * Version of the ClusterTemplate.
     */
    templateVersion: string;
    /**
     * Parameters of the template, by its own schema. Those named here mean the same in every template.
     */
    templateParameters: {
      /**
       * Name of the cluster, a DNS label.
       */
      clusterName?: string;
      /**
       * Network of the pods.
       */
      podCidr?: string;
      /**
       * Network of the services.
       */
      serviceCidr?: string;
      /**
       * Where the cluster's API server is reached.
       */
      controlPlaneEndpoint?: {
        host?: string;
        port?: number;
        [k: string]: unknown;
      };
      [k: string]: unknown;
    };
  };
  status?: {
    /**
     * The generation of the spec that this status speaks of.
     */
    observedGeneration?: number;
    provisioningStatus?: {
      /**
       * Where the request is in its lifecycle.
       */
      provisioningState?:
        | 'pending'
        | 'progressing'
        | 'fulfilled'
        | 'failed'
        | 'deleting';
      /**
       * What the request waits for or why it failed, and what to do.
       */
      provisioningMessage?: string;
      /**
       * When the state or the message last changed.
       */
      provisioningUpdateTime?: string;
    };
    /**
     * What was provisioned, by the O-Cloud's own identifiers.
     */
    provisionedResourceSet?: {
      /**
       * UID of the Cluster API Cluster.
       */
      oCloudNodeClusterId?: string;
      /**
       * UIDs of the ByoHosts.
       */
      oCloudInfrastructureResourceIds?: string[];
    };
    extensions?: {
      /**
       * The Cluster API Cluster that this request is served by.
       */
      cluster?: {
        name?: string;
        namespace?: string;
        /**
         * Host and port of the workload cluster's API server.
         */
        controlPlaneEndpoint?: string;
        kubernetesVersion?: string;
        /**
         * Whether somebody else made the Cluster, and the request only looks after it.
         */
        adopted?: boolean;
        /**
         * Name of the Secret that holds the workload cluster's kubeconfig under the key `value`.
         */
        kubeconfigSecret?: string;
      };
      /**
       * Name of the ClusterTemplate that the cluster is made from.
       */
      template?: string;
      /**
       * The hosts that are reserved for this request.
       */
      hosts?: {
        /**
         * Name of the ByoHost.
         */
        name: string;
        /**
         * Value of the ByoHost's `host-id` label.
         */
        hostId?: string;
        role: 'control-plane' | 'worker';
      }[];
      [k: string]: unknown;
    };
    /**
     * The stages of the lifecycle, in the form that Kubernetes conditions have.
     */
    conditions?: Condition[];
  };
}
