// Made from crds/ by "npm run generate"; do not edit.
import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * A request for a cluster, made by an SMO, the portal or a person, that FOCOM passes to an O-Cloud.
 */
export interface FocomProvisioningRequest extends KubernetesObject {
  spec: {
    /**
     * Name of the OCloud object that the cluster is wanted on. `local` is the cluster that FOCOM itself runs on.
     */
    oCloudId?: string;
    /**
     * Namespace of the OCloud object; this request's own namespace when left out.
     */
    oCloudNamespace?: string;
    /**
     * A name for people.
     */
    name?: string;
    /**
     * What the cluster is for.
     */
    description?: string;
    /**
     * Name of the template; with the version it names a TemplateInfo `<templateName>-<templateVersion>` in this namespace.
     */
    templateName: string;
    /**
     * Version of the template.
     */
    templateVersion: string;
    /**
     * Parameters of the template, by its own schema.
     */
    templateParameters: {
      [k: string]: unknown;
    };
  };
  status?: {
    /**
     * Where the request is in its lifecycle.
     */
    phase?: 'PENDING' | 'PROGRESSING' | 'FULFILLED' | 'FAILED' | 'DELETING';
    /**
     * What the request waits for or why it failed, and what to do.
     */
    message?: string;
    /**
     * When the phase or the message last changed.
     */
    lastUpdated?: string;
    /**
     * Name of the ProvisioningRequest on the O-Cloud.
     */
    remoteName?: string;
    /**
     * The generation of the spec that this status speaks of.
     */
    observedGeneration?: number;
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
    /**
     * The stages of the lifecycle, in the form that Kubernetes conditions have.
     */
    conditions?: Condition[];
  };
}
