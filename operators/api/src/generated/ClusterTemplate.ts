// Made from crds/ by "npm run generate"; do not edit.
import { KubernetesObject } from '../meta/KubernetesObject';

/**
 * A kind of cluster that can be asked for; named `<name>-<version>`.
 */
export interface ClusterTemplate extends KubernetesObject {
  spec: {
    name: string;
    version: string;
    /**
     * What a cluster of this template is good for.
     */
    description?: string;
    /**
     * The Kubernetes versions that may be asked for, newest last.
     *
     * @minItems 1
     * @maxItems 100
     */
    kubernetesVersions: string[];
    /**
     * Values of parameters that a request leaves out.
     */
    defaults?: {
      k8sVersion?: string;
      podCidr?: string;
      serviceCidr?: string;
    };
    /**
     * The JSON Schema of the parameters.
     */
    parameterSchema: {
      [k: string]: unknown;
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
    [k: string]: unknown;
  };
}
