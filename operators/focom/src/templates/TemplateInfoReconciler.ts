import {
  ClusterTemplate,
  fieldManagers,
  OCloud,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { Informer, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  ReconcileContext,
  Reconciler,
} from '@o2ims-portal/operator-runtime';
import { decideTemplateInfo, findDissenters } from './decideTemplateInfo';
import { TemplateOffers } from './TemplateOffers';

interface TemplateInfoReconcilerOptions {
  client: KubernetesClient;
  events: EventRecorder;
  offers: TemplateOffers;
  clusterTemplates: Informer<ClusterTemplate>;
  oClouds: Informer<OCloud>;
  templates: Informer<TemplateInfo>;
}

const type = resourceTypes.templateInfo;
const fieldManager = fieldManagers.focom;

/**
 * Offers each ClusterTemplate of each O-Cloud to FOCOM's users, as a TemplateInfo `<name>-<version>`.
 *
 * @public
 */
export class TemplateInfoReconciler implements Reconciler {
  readonly #options: TemplateInfoReconcilerOptions;
  /** Templates and O-Clouds of which it was said that they differ. */
  readonly #dissent = new Set<string>();

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
    const current = templates.get(key);
    const offers = this.#options.offers.of(key, current);
    const decision = decideTemplateInfo(key, offers, current);
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
      case 'yield': {
        const template = clusterTemplates.get(key);
        if (template) {
          events.record(template, {
            type: 'Warning',
            reason: 'TemplateInfoTaken',
            message: `TemplateInfo '${key.name}' in namespace '${key.namespace}' was made by somebody else and is left as it is: FOCOM checks parameters by that one. Delete it to have this template's own schema there.`,
          });
        }
        break;
      }
      default:
    }
    findDissenters(offers).forEach(name =>
      this.#sayThatItDiffers(key, name, offers[0].oCloud),
    );
  }

  #sayThatItDiffers(
    key: { namespace?: string; name: string },
    name: string,
    first: string,
  ): void {
    const { namespace } = key;
    const oCloud = this.#options.oClouds.get({ namespace, name });
    const id = `${namespace}/${key.name} ${name}`;
    if (oCloud && !this.#dissent.has(id)) {
      this.#dissent.add(id);
      this.#options.events.record(oCloud, {
        type: 'Warning',
        reason: 'TemplateDiffers',
        message: `ClusterTemplate '${key.name}' of this O-Cloud has another parameter schema than that of O-Cloud '${first}', which FOCOM checks parameters by. Give one of the two another version.`,
      });
    }
  }
}
