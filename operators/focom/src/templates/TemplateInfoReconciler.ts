import {
  ClusterTemplate,
  fieldManagers,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  ReconcileContext,
  Reconciler,
} from '@o2ims-portal/operator-runtime';
import { decideTemplateInfo } from './decideTemplateInfo';

interface TemplateInfoReconcilerOptions {
  client: KubernetesClient;
  events: EventRecorder;
  clusterTemplates: Informer<ClusterTemplate>;
  templates: Informer<TemplateInfo>;
}

const type = resourceTypes.templateInfo;
const fieldManager = fieldManagers.focom;

/**
 * Offers each ClusterTemplate of this cluster to FOCOM's users, as a TemplateInfo of the same name and namespace.
 *
 * @public
 */
export class TemplateInfoReconciler implements Reconciler {
  readonly #options: TemplateInfoReconcilerOptions;

  static create(
    options: TemplateInfoReconcilerOptions,
  ): TemplateInfoReconciler {
    return new TemplateInfoReconciler(options);
  }

  private constructor(options: TemplateInfoReconcilerOptions) {
    this.#options = options;
  }

  async reconcile(
    key: { namespace?: string; name: string },
    { logger }: ReconcileContext,
  ): Promise<void> {
    const { client, events, clusterTemplates, templates } = this.#options;
    const template = clusterTemplates.get(key);
    const decision = decideTemplateInfo(template, templates.get(key));
    switch (decision.action) {
      case 'create':
        // fails where there is one that the watch has not told of yet; the next try knows it
        await client.create(type, decision.object, { fieldManager });
        logger.info('Offered the ClusterTemplate as a TemplateInfo');
        break;
      case 'replace':
        await client.replace(type, decision.object, { fieldManager });
        logger.info('Brought the TemplateInfo up to date');
        break;
      case 'delete':
        await client.delete(type, key, { uid: decision.object.metadata.uid });
        logger.info(
          'Deleted the TemplateInfo of a ClusterTemplate that is gone',
        );
        break;
      case 'yield':
        events.record(template!, {
          type: 'Warning',
          reason: 'TemplateInfoTaken',
          message: `TemplateInfo '${key.name}' in namespace '${key.namespace}' was made by somebody else and is left as it is: FOCOM checks parameters by that one. Delete it to have this template's own schema there.`,
        });
        break;
      default:
    }
  }
}
