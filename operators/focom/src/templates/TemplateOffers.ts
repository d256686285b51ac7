import {
  annotations,
  ClusterTemplate,
  KubernetesObject,
  labels,
  OCloud,
  TemplateInfo,
  templateObjectName,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { OCloudPool } from '../oclouds/OCloudPool';
import { LOCAL_OCLOUD } from '../oclouds/resolveOCloud';
import { TemplateOffer, toOffer } from './TemplateOffer';

interface Key {
  namespace?: string;
  name: string;
}

interface TemplateOffersOptions {
  /** Of the cluster that FOCOM runs on. */
  clusterTemplates: Informer<ClusterTemplate>;
  oClouds: Informer<OCloud>;
  pool: OCloudPool;
}

const byName = (a: KubernetesObject, b: KubernetesObject) =>
  a.metadata.name.localeCompare(b.metadata.name);

/**
 * Finds the templates that O-Clouds have: this cluster's for requests in the namespace of the ClusterTemplate, those of
 * other O-Clouds for requests in the namespace of the OCloud.
 */
export class TemplateOffers {
  readonly #options: TemplateOffersOptions;

  static create(options: TemplateOffersOptions): TemplateOffers {
    return new TemplateOffers(options);
  }

  private constructor(options: TemplateOffersOptions) {
    this.#options = options;
  }

  /**
   * The O-Clouds' offers for a TemplateInfo, this cluster's first. What an O-Cloud offered last stands as long as it
   * cannot be asked.
   */
  of(key: Key, current: TemplateInfo | undefined): TemplateOffer[] {
    const { clusterTemplates, oClouds, pool } = this.#options;
    const own = clusterTemplates.get(key);
    const others = oClouds
      .list()
      .filter(
        ({ metadata, spec }) =>
          metadata.namespace === key.namespace && spec?.o2imsSecret,
      )
      .sort(byName)
      .flatMap(({ metadata }) => {
        const { name } = metadata;
        const templates = pool.connection(metadata)?.templates;
        if (!templates?.hasSynced) {
          return current ? lastOffer(name, current) : [];
        }
        return templates
          .list()
          .filter(
            ({ spec }) =>
              templateObjectName(spec.name, spec.version) === key.name,
          )
          .slice(0, 1)
          .map(template => toOffer(name, template));
      });
    return [...(own ? [toOffer(LOCAL_OCLOUD, own)] : []), ...others];
  }
}

/** What an O-Cloud has offered, by the TemplateInfo that it led to. */
function lastOffer(
  oCloud: string,
  { metadata, spec }: TemplateInfo,
): TemplateOffer[] {
  const offeredBy = metadata.annotations?.[annotations.offeredBy]?.split(',');
  const uid = metadata.labels?.[labels.clusterTemplateUid];
  return uid && offeredBy?.includes(oCloud)
    ? [
        {
          oCloud,
          uid,
          name: spec.templateName,
          version: spec.templateVersion,
          schema: spec.templateParameterSchema,
          deprecated: metadata.labels?.[labels.deprecated] === 'true',
        },
      ]
    : [];
}
