import { KubernetesObject } from '@o2ims-portal/api';

/** A column of `kubectl get`. */
export interface PrinterColumn {
  name: string;
  type: string;
  jsonPath: string;
  description?: string;
  priority?: number;
}

/** The part of a CustomResourceDefinition (`apiextensions.k8s.io/v1`) that we read or change. */
export interface CustomResourceDefinition extends KubernetesObject {
  spec: {
    group: string;
    scope: 'Namespaced' | 'Cluster';
    names: { kind: string; plural: string };
    versions: {
      name: string;
      served: boolean;
      storage: boolean;
      additionalPrinterColumns?: PrinterColumn[];
      [key: string]: unknown;
    }[];
    [key: string]: unknown;
  };
  status?: unknown;
}
