import {
  ClusterTemplate,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  OCloud,
  ProvisioningRequest,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import {
  Manager,
  watchMapped,
  watchObject,
} from '@o2ims-portal/operator-runtime';
import { LocalCloud } from './oclouds/LocalCloud';
import { OCloudDirectory } from './oclouds/OCloudDirectory';
import { FocomRequestReconciler } from './requests/FocomRequestReconciler';
import {
  requestsOfOCloud,
  requestsOfRemote,
  requestsOfRevision,
  requestsOfTemplate,
} from './requests/requestKeys';
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
  const { draftTtlSeconds } = config;
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
  const local = LocalCloud.create({
    client,
    requests: manager.informer<ProvisioningRequest>(
      resourceTypes.provisioningRequest,
    ),
  });

  manager.addController({
    name: 'focom-provisioning-request',
    concurrency,
    reconciler: FocomRequestReconciler.create({
      client,
      events,
      requests,
      templates,
      oClouds: OCloudDirectory.create({ oClouds, local }),
      revisions: RevisionStore.create({
        client,
        revisions,
        limit: revisionHistoryLimit,
      }),
      draftTtlSeconds,
    }),
    watches: [
      watchObject(requests),
      watchMapped(local.requests, remote => requestsOfRemote(requests, remote)),
      watchMapped(templates, template =>
        requestsOfTemplate(requests, template),
      ),
      watchMapped(oClouds, oCloud => requestsOfOCloud(requests, oCloud)),
      watchMapped(revisions, requestsOfRevision),
    ],
  });

  manager.addController({
    name: 'template-info',
    reconciler: TemplateInfoReconciler.create({
      client,
      events,
      clusterTemplates,
      templates,
    }),
    watches: [watchObject(clusterTemplates), watchObject(templates)],
  });
}
