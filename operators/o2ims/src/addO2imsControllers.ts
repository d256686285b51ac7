import {
  Manager,
  watchMapped,
  watchObject,
} from '@o2ims-portal/operator-runtime';
import { createCaches } from './cache/Caches';
import { ClusterResources } from './capi/ClusterResources';
import { configDefaults, O2imsConfig } from './config';
import { HostReservations } from './hosts/HostReservations';
import { ClusterApiGate } from './request/ClusterApiGate';
import { RequestReconciler } from './request/RequestReconciler';
import { TemplateReconciler } from './templates/TemplateReconciler';
import { RequestMapper } from './watch/RequestMapper';
import { TemplateMapper } from './watch/TemplateMapper';

/**
 * Adds the controllers of ProvisioningRequests and ClusterTemplates to a manager.
 *
 * @public
 */
export function addO2imsControllers(
  manager: Manager,
  options: O2imsConfig,
): void {
  const { client, events } = manager;
  const { namespace } = options;
  const config = {
    namespace,
    concurrency: options.concurrency ?? configDefaults.concurrency,
    failureGraceMs: options.failureGraceMs ?? configDefaults.failureGraceMs,
    refusedRetryMs: options.refusedRetryMs ?? configDefaults.refusedRetryMs,
    acceptHostsWithoutCleaner:
      options.acceptHostsWithoutCleaner ??
      configDefaults.acceptHostsWithoutCleaner,
  };
  const caches = createCaches(manager, namespace);
  const { leases, addonSources } = caches;
  const map = RequestMapper.create({ caches, namespace });

  const gate = ClusterApiGate.create({
    client,
    caches,
    next: RequestReconciler.create({
      events,
      tools: {
        client,
        events,
        caches,
        config,
        reservations: HostReservations.create({ client, leases, namespace }),
        resources: ClusterResources.create({ client, caches, namespace }),
      },
    }),
  });

  manager.addController({
    name: 'provisioning-request',
    concurrency: config.concurrency,
    reconciler: gate,
    watches: [
      gate.watch,
      watchObject(caches.informers.requests),
      watchMapped(caches.informers.requests, map.fromRequest),
      watchMapped(caches.templates, map.fromTemplate),
      watchMapped(caches.informers.hosts, map.fromHost),
      watchMapped(caches.informers.leases, map.fromLease),
      watchMapped(caches.informers.clusters, map.fromCluster),
      watchMapped(caches.informers.machines, map.fromMachine),
      watchMapped(caches.informers.controlPlanes, map.fromControlPlane),
      watchMapped(
        caches.informers.machineDeployments,
        map.fromMachineDeployment,
      ),
      watchMapped(addonSources.ConfigMap.informer, map.fromAddonSource),
      watchMapped(addonSources.Secret.informer, map.fromAddonSource),
      ...caches.resources.map(({ informer }) =>
        watchMapped(informer, map.fromOwned),
      ),
    ],
  });

  const templates = TemplateMapper.create({ caches, namespace });
  manager.addController({
    name: 'cluster-template',
    reconciler: TemplateReconciler.create({
      client,
      events,
      caches,
      namespace,
    }),
    watches: [
      watchObject(caches.templates),
      watchMapped(caches.informers.requests, templates.fromRequest),
      watchMapped(addonSources.ConfigMap.informer, templates.fromAddonSource),
      watchMapped(addonSources.Secret.informer, templates.fromAddonSource),
    ],
  });
}
