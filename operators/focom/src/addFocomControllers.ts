import {
  ClusterTemplate,
  FocomProvisioningRequest,
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
  requestsOfTemplate,
} from './requests/requestKeys';
import { TemplateInfoReconciler } from './templates/TemplateInfoReconciler';

/** @public */
export interface FocomConfig {
  /** How many requests are worked on at the same time; 10 when left out. */
  concurrency?: number;
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
  const { concurrency = 10 } = config;
  const requests = manager.informer<FocomProvisioningRequest>(
    resourceTypes.focomProvisioningRequest,
  );
  const templates = manager.informer<TemplateInfo>(resourceTypes.templateInfo);
  const oClouds = manager.informer<OCloud>(resourceTypes.oCloud);
  const clusterTemplates = manager.informer<ClusterTemplate>(
    resourceTypes.clusterTemplate,
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
    }),
    watches: [
      watchObject(requests),
      watchMapped(local.requests, remote => requestsOfRemote(requests, remote)),
      watchMapped(templates, template =>
        requestsOfTemplate(requests, template),
      ),
      watchMapped(oClouds, oCloud => requestsOfOCloud(requests, oCloud)),
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
