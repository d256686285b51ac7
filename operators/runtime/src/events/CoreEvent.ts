import { KubernetesObject } from '@o2ims-portal/api';

/** A core/v1 Event, the part that is written. */
export interface CoreEvent extends KubernetesObject {
  metadata: { namespace: string; name: string };
  involvedObject: {
    apiVersion: string;
    kind: string;
    namespace?: string;
    name: string;
    uid?: string;
    resourceVersion?: string;
  };
  type: string;
  reason: string;
  message: string;
  count: number;
  firstTimestamp: string;
  lastTimestamp: string;
  source: { component: string; host: string };
  reportingComponent: string;
  reportingInstance: string;
}
