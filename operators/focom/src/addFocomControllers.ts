import {
  ByoHost,
  ClusterTemplate,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  Lease,
  OCloud,
  ProvisioningRequest,
  resourceTypes,
  TemplateInfo,
  templateObjectName,
} from '@o2ims-portal/api';
import {
  Manager,
  watchMapped,
  watchObject,
} from '@o2ims-portal/operator-runtime';
import { addNotifications } from './notifications/addNotifications';
import { NotificationsConfig } from './notifications/NotificationsConfig';
import { InformerInventory } from './feasibility/InformerInventory';
import { WaitingRequests } from './feasibility/WaitingRequests';
import { watchWaiting } from './feasibility/watchWaiting';
import { InventoryPool } from './batches/inventory/InventoryPool';
import { ScalingRequests } from './batches/scaling/ScalingRequests';
import { KubernetesCloud } from './oclouds/KubernetesCloud';
import { OCloudDirectory } from './oclouds/OCloudDirectory';
import { OCloudPool } from './oclouds/OCloudPool';
import { OCloudReconciler } from './oclouds/OCloudReconciler';
import { isSameOCloud } from './oclouds/isSameOCloud';
import { oCloudKey } from './oclouds/resolveOCloud';
import { FocomRequestReconciler } from './requests/FocomRequestReconciler';
import {
  oCloudsOfRequest,
  requestsOfOCloud,
  requestsOfRemote,
  requestsOfRevision,
  requestsOfTemplate,
} from './requests/requestKeys';
import { templatesOfOCloud } from './templates/templatesOfOCloud';
import { TemplateOffers } from './templates/TemplateOffers';
import { RevisionStore } from './revisions/RevisionStore';
import { TemplateInfoReconciler } from './templates/TemplateInfoReconciler';

/** @public */
export interface FocomConfig {
  /** How many requests are worked on at the same time; 10 when left out. */
  concurrency?: number;
  /** How many revisions of each request are kept, the one in force among them; 10 when left out. */
  revisionHistoryLimit?: number;
  /** After how many seconds without a change a draft is deleted that does not say so itself; never when left out. */
  draftTtlSeconds?: number;
  /** Where this cluster's hosts and templates are, and what is FOCOM's own; `default` when left out. */
  namespace?: string;
  /** Who is told of requests; nobody when left out. */
  notifications?: NotificationsConfig;
}

/**
 * Adds FOCOM to a manager: the controller of FocomProvisioningRequests, in all namespaces, and the one that offers
 * ClusterTemplates to them.
 *
 * @public
 */
export function addFocomControllers(
  manager: Manager,
  config: FocomConfig = {},
): void {
  const { client, events } = manager;
  const { concurrency = 10, revisionHistoryLimit = 10 } = config;
  const { draftTtlSeconds, notifications } = config;
  const requests = manager.informer<FocomProvisioningRequest>(
    resourceTypes.focomProvisioningRequest,
  );
  const templates = manager.informer<TemplateInfo>(resourceTypes.templateInfo);
  const oClouds = manager.informer<OCloud>(resourceTypes.oCloud);
  const clusterTemplates = manager.informer<ClusterTemplate>(
    resourceTypes.clusterTemplate,
  );
  const revisions = manager.informer<KubernetesObject>(
    resourceTypes.controllerRevision,
    { labelSelector: labels.focomRequestUid, metadataOnly: true },
  );
  const hosts = manager.informer<ByoHost>(resourceTypes.byoHost, {
    optional: true,
  });
  const leases = manager.informer<Lease>(resourceTypes.lease, {
    labelSelector: labels.reservedHost,
  });
  const offered = { hosts, leases, templates: clusterTemplates };
  const local = KubernetesCloud.create({
    client,
    requests: manager.informer<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
    ),
    inventory: InformerInventory.create(offered),
  });
  const waiting = WaitingRequests.create();
  const pool = OCloudPool.create({
    client,
    adopt: other => manager.adopt(other),
  });

  const inventories = InventoryPool.create({ client, requests });
  const scaling = ScalingRequests.create(requests);

  manager.addController({
    name: 'focom-provisioning-request',
    concurrency,
    // an O-Cloud that hangs holds up nobody but its own requests
    laneOf: key => {
      const request = requests.get(key);
      return request ? toText(oCloudKey(request)) : '';
    },
    reconciler: FocomRequestReconciler.create({
      client,
      events,
      requests,
      templates,
      oClouds: OCloudDirectory.create({ oClouds, requests, local, pool }),
      revisions: RevisionStore.create({
        client,
        revisions,
        limit: revisionHistoryLimit,
      }),
      inventories,
      draftTtlSeconds,
      waiting,
    }),
    watches: [
      watchObject(requests),
      watchMapped(local.requests, remote => requestsOfRemote(requests, remote)),
      pool.watchRequests(remote => requestsOfRemote(requests, remote)),
      watchWaiting(waiting, { cloud: local, ...offered }),
      pool.watchConnections(connection => watchWaiting(waiting, connection)),
      pool.watchHealth(key => requestsOfOCloud(requests, key)),
      watchMapped(templates, template =>
        requestsOfTemplate(requests, template),
      ),
      watchMapped(oClouds, (oCloud, previous) =>
        isSameOCloud(oCloud, previous)
          ? []
          : requestsOfOCloud(requests, oCloud.metadata),
      ),
      watchMapped(revisions, requestsOfRevision),
      inventories.watchRequests(),
      watchMapped(requests, changed => scaling.of(changed)),
    ],
  });

  const localClouds = () =>
    oClouds
      .list()
      .filter(({ spec }) => !spec?.o2imsSecret)
      .map(({ metadata: { namespace, name } }) => ({ namespace, name }));
  manager.addController({
    name: 'o-cloud',
    concurrency,
    reconciler: OCloudReconciler.create({
      client,
      events,
      oClouds,
      requests,
      local: offered,
      pool,
    }),
    watches: [
      watchObject(oClouds),
      pool.watchHealth(key => [key]),
      pool.watchInventory(key => [key]),
      watchMapped(requests, oCloudsOfRequest),
      watchMapped(hosts, localClouds),
      watchMapped(leases, localClouds),
      watchMapped(clusterTemplates, localClouds),
    ],
  });

  manager.addController({
    name: 'template-info',
    reconciler: TemplateInfoReconciler.create({
      client,
      events,
      offers: TemplateOffers.create({ clusterTemplates, oClouds, pool }),
      clusterTemplates,
      oClouds,
      templates,
    }),
    watches: [
      watchObject(clusterTemplates),
      watchObject(templates),
      pool.watchTemplates(({ namespace }, { spec }) => [
        { namespace, name: templateObjectName(spec.name, spec.version) },
      ]),
      // those that it had offered may have to go with it
      watchMapped(oClouds, (oCloud, previous) =>
        isSameOCloud(oCloud, previous)
          ? []
          : templatesOfOCloud(templates, oCloud.metadata),
      ),
      pool.watchInventory(key => templatesOfOCloud(templates, key)),
    ],
  });

  if (notifications) {
    addNotifications(manager, {
      config: notifications,
      namespace: config.namespace ?? 'default',
      requests,
    });
  }
}

function toText({ namespace, name }: { namespace: string; name: string }) {
  return `${namespace}/${name}`;
}
