import { KubernetesObject } from '@o2ims-portal/api';

/** The part of an Event (`v1`) that we read; those of `events.k8s.io` are the same objects. */
export interface KubernetesEvent extends KubernetesObject {
  involvedObject?: {
    kind?: string;
    namespace?: string;
    name?: string;
    uid?: string;
  };
  type?: string;
  reason?: string;
  message?: string;
  count?: number;
  firstTimestamp?: string | null;
  lastTimestamp?: string | null;
  eventTime?: string | null;
  series?: { count?: number; lastObservedTime?: string };
}
