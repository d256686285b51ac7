// Made from crds/ by "npm run generate"; do not edit.
import { Condition } from '../meta/Condition';
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * A kind of cluster that can be asked for; named `<name>-<version>`.
 */
export interface ClusterTemplate extends KubernetesObject {
  /**
   * What a cluster of this template is made from. Once a request uses the template, only `description` and `deprecated` can be changed.
   */
  spec: {
    name: string;
    /**
     * Several versions of a template may be there side by side.
     */
    version: string;
    /**
     * What a cluster of this template is good for.
     */
    description?: string;
    /**
     * There is something better for new clusters. The template still serves whoever names it.
     */
    deprecated?: boolean;
    /**
     * The Kubernetes versions that may be asked for, newest last. Other patches of the same minor versions may be too.
     *
     * @minItems 1
     * @maxItems 100
     */
    kubernetesVersions: string[];
    /**
     * Values of parameters that a request leaves out.
     */
    defaults?: {
      /**
       * The newest of `kubernetesVersions` when left out.
       */
      k8sVersion?: string;
      /**
       * The network of pods, 10.244.0.0/16 when left out.
       */
      podCidr?: string;
      /**
       * The network of services, 10.96.0.0/12 when left out.
       */
      serviceCidr?: string;
    };
    /**
     * The JSON Schema of the parameters, of draft-07, 2019-09 or 2020-12 as its `$schema` says, 2020-12 when it does not say. Its `default` keywords fill in what a request leaves out.
     */
    parameterSchema: {
      [k: string]: unknown;
    };
    /**
     * What every host of a cluster has to be like.
     */
    nodeRequirements?: {
      /**
       * One of these, as the host reports it.
       *
       * @minItems 1
       * @maxItems 16
       */
      architectures?: string[];
      /**
       * A regular expression (ECMA-262, without look-around and back references) that the host's OS image contains a match of, such as `^Ubuntu 2[24]\.04`.
       */
      osImagePattern?: string;
      /**
       * Labels that the host has to have, as any Kubernetes label selector.
       */
      selector?: {
        matchLabels?: {
          [k: string]: string;
        };
        /**
         * @maxItems 32
         */
        matchExpressions?: {
          key: string;
          operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist';
          /**
           * At least one with In and NotIn, none otherwise.
           *
           * @maxItems 64
           */
          values?: string[];
        }[];
      };
    };
    /**
     * How the address of a cluster's API server comes about. When left out, a request may give one, and with a single master it need not.
     */
    controlPlaneEndpoint?: {
      /**
       * firstMaster is the address of the only master. external is an address that the request gives, such as that of a load balancer. vip is an address of its own that the request gives, and that kube-vip keeps on one of the masters.
       */
      kind: 'firstMaster' | 'external' | 'vip';
      /**
       * kube-vip, as a static pod on every master.
       */
      vip?: {
        /**
         * The image that the masters have or can pull.
         */
        image: string;
        /**
         * The network interface that carries the address, the same on every master; that of the host's default route when left out.
         */
        interface?: string;
      };
    };
    /**
     * What is installed in a cluster by Cluster API's ClusterResourceSets, once its API server answers.
     *
     * @maxItems 32
     */
    addons?: {
      /**
       * The name by which a request asks for it.
       */
      name: string;
      description?: string;
      /**
       * Whether every cluster gets it. Others only those whose request has it in the parameter `addons`.
       */
      enabledByDefault?: boolean;
      /**
       * ConfigMaps and Secrets in this template's namespace with Kubernetes manifests, one or more in each value.
       *
       * @minItems 1
       * @maxItems 16
       */
      resources: {
        kind: 'ConfigMap' | 'Secret';
        name: string;
      }[];
    }[];
    /**
     * What kubeadm is told beyond what the request says.
     */
    kubeadm?: {
      /**
       * Flags of this component, by their names without the dashes.
       */
      apiServer?: {
        extraArgs?: {
          [k: string]: string;
        };
      };
      /**
       * Flags of this component, by their names without the dashes.
       */
      controllerManager?: {
        extraArgs?: {
          [k: string]: string;
        };
      };
      /**
       * Flags of this component, by their names without the dashes.
       */
      scheduler?: {
        extraArgs?: {
          [k: string]: string;
        };
      };
      /**
       * kubeadm's own feature gates. Those of a component go among its flags, as `feature-gates`.
       */
      featureGates?: {
        [k: string]: boolean;
      };
      /**
       * What holds on masters.
       */
      controlPlane?: {
        /**
         * Take away the taint that keeps other pods from the masters.
         */
        schedulable?: boolean;
        kubeletExtraArgs?: {
          [k: string]: string;
        };
        /**
         * Files that are written before kubeadm runs. BYOH reads contents as Go templates, so `{{` begins an action.
         *
         * @maxItems 32
         */
        files?: {
          path: string;
          /**
           * User and group, as in `root:root`.
           */
          owner?: string;
          /**
           * As in `0640`.
           */
          permissions?: string;
          encoding?: 'base64' | 'gzip' | 'gzip+base64';
          append?: boolean;
          content?: string;
          contentFrom?: {
            /**
             * A key of a Secret in this template's namespace.
             */
            secret: {
              name: string;
              key: string;
            };
          };
        }[];
        /**
         * Shell commands, in this order.
         *
         * @maxItems 64
         */
        preKubeadmCommands?: string[];
        /**
         * Shell commands, in this order.
         *
         * @maxItems 64
         */
        postKubeadmCommands?: string[];
      };
      /**
       * What holds on workers.
       */
      workers?: {
        kubeletExtraArgs?: {
          [k: string]: string;
        };
        /**
         * Files that are written before kubeadm runs. BYOH reads contents as Go templates, so `{{` begins an action.
         *
         * @maxItems 32
         */
        files?: {
          path: string;
          /**
           * User and group, as in `root:root`.
           */
          owner?: string;
          /**
           * As in `0640`.
           */
          permissions?: string;
          encoding?: 'base64' | 'gzip' | 'gzip+base64';
          append?: boolean;
          content?: string;
          contentFrom?: {
            /**
             * A key of a Secret in this template's namespace.
             */
            secret: {
              name: string;
              key: string;
            };
          };
        }[];
        /**
         * Shell commands, in this order.
         *
         * @maxItems 64
         */
        preKubeadmCommands?: string[];
        /**
         * Shell commands, in this order.
         *
         * @maxItems 64
         */
        postKubeadmCommands?: string[];
      };
    };
    /**
     * How long each stage may take, in seconds, before the request counts as failed.
     */
    stageTimeoutSeconds?: {
      infrastructure?: number;
      controlPlane?: number;
      workers?: number;
    };
  };
  status?: {
    /**
     * The generation of the spec that this status speaks of.
     */
    observedGeneration?: number;
    /**
     * How many requests use this template, waiting for hosts or with a cluster. While there are any, the spec cannot change and the template is not deleted.
     */
    usageCount?: number;
    /**
     * Valid says whether a cluster can be made from this template; InUse, which requests do.
     */
    conditions?: Condition[];
  };
}
