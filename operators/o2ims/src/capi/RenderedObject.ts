import { KubernetesObject, ResourceType } from '@o2ims-portal/api';

/** An object to be applied, and where it is found in the API. */
export interface RenderedObject {
  type: ResourceType;
  object: KubernetesObject & { spec: object };
}

/** What a cluster has of its own of a ConfigMap or Secret. */
export interface RenderedCopy {
  type: ResourceType;
  object: KubernetesObject & { data: Record<string, string> };
}

/** The request that objects are made for. */
export interface ObjectOwner {
  name: string;
  uid: string;
  /** Where the objects are made. */
  namespace: string;
  /** Annotations that pass from the request to its Cluster. */
  annotations: Record<string, string>;
}
