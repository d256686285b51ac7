import { ByoHost, ClusterTemplate, Lease } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { Watch, watchMapped } from '@o2ims-portal/operator-runtime';
import { RemoteCloud } from '../oclouds/RemoteCloud';
import { WaitingRequests } from './WaitingRequests';

/** Looks again at requests that wait for an O-Cloud when something changes there that may help them. */
export function watchWaiting(
  waiting: WaitingRequests,
  {
    cloud,
    hosts,
    leases,
    templates,
  }: {
    cloud: RemoteCloud;
    hosts: Informer<ByoHost>;
    leases: Informer<Lease>;
    templates: Informer<ClusterTemplate>;
  },
): Watch {
  const { inventory, requests } = cloud;
  const watches = [
    watchMapped(hosts, (host, previous) =>
      waiting.ofHost(inventory, host, previous),
    ),
    watchMapped(leases, lease => waiting.ofLease(inventory, lease)),
    watchMapped(templates, (template, previous) =>
      waiting.ofTemplate(inventory, template, previous),
    ),
    watchMapped(requests, remote => waiting.ofRemote(cloud, remote)),
  ];
  return {
    subscribe: enqueue => watches.forEach(watch => watch.subscribe(enqueue)),
  };
}
