// Made from crds/ by "npm run generate"; do not edit.
import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * A request for a cluster, or for several, made by an SMO, the portal or a person, that FOCOM passes to an O-Cloud.
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
     * What is done with this spec. Execute sends it to the O-Cloud. Draft checks it, says in `status.preview` what would come of it, and sends it only when the annotation `focom.nephio.org/approve` has this request's `metadata.generation`; what was executed before stays as it is.
     */
    mode?: 'Draft' | 'Execute';
    /**
     * After how many seconds without a change a draft is deleted that was never approved or executed. FOCOM's own configuration counts when left out.
     */
    draftTtlSeconds?: number;
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
    templateName?: string;
    /**
     * Version of the template.
     */
    templateVersion?: string;
    /**
     * Parameters of the template, by its own schema. Where the request is for several clusters, those that they have in common.
     */
    templateParameters?: {
      [k: string]: unknown;
    };
    /**
     * The clusters that are wanted, where that is more than one. Each becomes a ProvisioningRequest of its own.
     *
     * @minItems 1
     * @maxItems 64
     */
    clusters?: {
      /**
       * Tells the clusters of this request apart; also the cluster's name, where no `clusterName` is among its parameters.
       */
      name: string;
      /**
       * Name of its template; the common one when left out.
       */
      templateName?: string;
      /**
       * Version of its template; the common one when left out.
       */
      templateVersion?: string;
      /**
       * Its own parameters, merged over the common ones - objects deeply, while lists and plain values replace what is in common.
       */
      templateParameters?: {
        [k: string]: unknown;
      };
    }[];
    /**
     * What becomes of a request for several clusters of which some are not valid. BestEffort, which is meant when left out, sends the others; AllOrNothing sends none until all are. What was sent is not deleted because another one fails, under either.
     */
    batchPolicy?: 'AllOrNothing' | 'BestEffort';
    /**
     * Asks for all clusters of the inventory.
     */
    allClusters?: boolean;
    /**
     * Asks for these clusters of the inventory.
     *
     * @minItems 1
     * @maxItems 64
     */
    clusterNames?: string[];
    /**
     * Asks for this one cluster of the inventory; with operation scale, names the cluster to scale.
     */
    clusterName?: string;
    /**
     * Name of the ConfigMap in this namespace whose key `input.json` is the inventory; `inventory` when left out.
     */
    inventory?: string;
    /**
     * What is done with `clusterName`. Create, which is meant when left out, asks for it; scale gives the cluster that another request of this namespace asks for `targetWorkerCount` workers.
     */
    operation?: 'create' | 'scale';
    /**
     * How many workers the cluster is to have.
     */
    targetWorkerCount?: number;
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
     * Name of the ProvisioningRequest on the O-Cloud; of a request for several clusters each one has its own.
     */
    remoteName?: string;
    /**
     * How many of the clusters of a request for several are in which phase.
     */
    progress?: {
      total: number;
      pending: number;
      progressing: number;
      fulfilled: number;
      failed: number;
      /**
       * Those that are not wanted any more are among them until they are gone.
       */
      deleting: number;
      /**
       * Fulfilled of all, as `2/3`.
       */
      summary: string;
    };
    /**
     * The clusters of a request for several, one by one.
     */
    clusters?: {
      name: string;
      /**
       * Name of its ProvisioningRequest on the O-Cloud, once there is one.
       */
      remoteName?: string;
      phase: 'PENDING' | 'PROGRESSING' | 'FULFILLED' | 'FAILED' | 'DELETING';
      /**
       * Why it is not sent, or which stage failed why; the reason of the condition that says so.
       */
      reason?: string;
      /**
       * What it waits for or why it failed, and what to do.
       */
      message: string;
      /**
       * What was provisioned, by the O-Cloud's own identifiers.
       */
      provisionedResourceSet?: {
        oCloudNodeClusterId?: string;
        oCloudInfrastructureResourceIds?: string[];
      };
    }[];
    /**
     * The generation of the spec that this status speaks of.
     */
    observedGeneration?: number;
    /**
     * The number of the revision that is in force, which is the spec that was executed last. Revisions are ControllerRevisions in this namespace.
     */
    revision?: number;
    /**
     * Of a draft, what would come of it.
     */
    preview?: {
      /**
       * The generation of the request that this speaks of; the one to approve.
       */
      generation: number;
      /**
       * When FOCOM saw this generation for the first time.
       */
      changedAt: string;
      /**
       * When the draft is deleted, unless it is changed, approved or executed before.
       */
      expiresAt?: string;
      /**
       * Whether the O-Cloud could make it now, of a request for several clusters all of them.
       */
      feasible: 'True' | 'False' | 'Unknown';
      /**
       * The hosts that it would get.
       */
      hosts?: {
        /**
         * Which cluster would get it, of a request for several.
         */
        cluster?: string;
        name: string;
        /**
         * What it would be in the cluster.
         */
        role: string;
      }[];
      /**
       * What would be made, or changed, on the O-Cloud.
       */
      objects: {
        /**
         * Which cluster it is of, of a request for several.
         */
        cluster?: string;
        kind: string;
        name: string;
      }[];
      /**
       * Where the parameters break the template's schema, as far as there is room.
       *
       * @maxItems 100
       */
      violations: {
        /**
         * JSON pointer (RFC 6901) into `templateParameters`; empty for the whole. Of a request for several clusters, with the name of one before it.
         */
        pointer: string;
        message: string;
      }[];
      /**
       * Of a request for several clusters, whether each could be made now, beside those before it.
       */
      clusters?: {
        name: string;
        /**
         * Whether it could be made now.
         */
        feasible: 'True' | 'False' | 'Unknown';
        /**
         * Why, in a word.
         */
        reason?: string;
        /**
         * The hosts that it would get, or why it could not be made.
         */
        message: string;
      }[];
      /**
       * What there is to say about it, and what to do.
       */
      message: string;
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
    /**
     * The stages of the lifecycle, in the form that Kubernetes conditions have.
     */
    conditions?: Condition[];
  };
}
