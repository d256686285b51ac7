import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { EventRecorder } from '@o2ims-portal/operator-runtime';
import { Caches } from '../cache/Caches';
import { ClusterResources } from '../capi/ClusterResources';
import { O2imsConfig } from '../config';
import { HostReservations } from '../hosts/HostReservations';

/** What the phases work with. */
export interface RequestTools {
  client: KubernetesClient;
  events: EventRecorder;
  caches: Caches;
  config: Required<O2imsConfig>;
  reservations: HostReservations;
  resources: ClusterResources;
}
