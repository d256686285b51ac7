import { isDeepStrictEqual } from 'node:util';
import {
  annotations,
  apiVersionOf,
  labels,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { TemplateOffer } from './TemplateOffer';

/**
 * What to do for a TemplateInfo.
 *
 * @public
 */
export type TemplateInfoDecision =
  | { action: 'create' | 'replace'; object: TemplateInfo }
  | { action: 'delete'; object: TemplateInfo }
  /** There is one that somebody else made: it is left alone. */
  | { action: 'yield' }
  | { action: 'keep' };

/** The offers of O-Clouds whose template is that of the first one. */
function agreeing(offers: readonly TemplateOffer[]): readonly TemplateOffer[] {
  return offers.filter(({ schema }) => schema === offers[0].schema);
}

/** The O-Clouds whose template of a name and version is another than the one that is offered under that name. */
export function findDissenters(offers: readonly TemplateOffer[]): string[] {
  const same = offers.length > 0 ? agreeing(offers) : [];
  return offers
    .filter(offer => !same.includes(offer))
    .map(({ oCloud }) => oCloud);
}

/**
 * The TemplateInfo by which FOCOM offers a template that O-Clouds have.
 *
 * @param offers - one at least; the first one's schema counts
 * @public
 */
export function renderTemplateInfo(
  key: { namespace?: string; name: string },
  offers: readonly TemplateOffer[],
): TemplateInfo {
  const [{ uid, name, version, schema }] = offers;
  const same = agreeing(offers);
  return {
    apiVersion: apiVersionOf(resourceTypes.templateInfo),
    kind: resourceTypes.templateInfo.kind,
    metadata: {
      name: key.name,
      namespace: key.namespace,
      labels: {
        [labels.clusterTemplateUid]: uid,
        ...(same.every(({ deprecated }) => deprecated) && {
          [labels.deprecated]: 'true',
        }),
      },
      annotations: {
        [annotations.offeredBy]: same.map(({ oCloud }) => oCloud).join(','),
      },
    },
    spec: {
      templateName: name,
      templateVersion: version,
      templateParameterSchema: schema,
    },
  };
}

/** Of a TemplateInfo with the metadata that it should have; that of others stays. */
function withMetadata(
  current: TemplateInfo,
  desired: TemplateInfo,
): TemplateInfo['metadata'] {
  const { [labels.deprecated]: _, ...others } = current.metadata.labels ?? {};
  return {
    ...current.metadata,
    labels: { ...others, ...desired.metadata.labels },
    annotations: {
      ...current.metadata.annotations,
      ...desired.metadata.annotations,
    },
  };
}

/**
 * What to do for the TemplateInfo of a template's name and version.
 *
 * @param offers - of the O-Clouds that have it; the one whose schema is offered comes first
 * @public
 */
export function decideTemplateInfo(
  key: { namespace?: string; name: string },
  offers: readonly TemplateOffer[],
  current: TemplateInfo | undefined,
): TemplateInfoDecision {
  const isOurs = current?.metadata.labels?.[labels.clusterTemplateUid];
  if (offers.length === 0) {
    return current && isOurs
      ? { action: 'delete', object: current }
      : { action: 'keep' };
  }
  const desired = renderTemplateInfo(key, offers);
  if (!current) {
    return { action: 'create', object: desired };
  }
  if (!isOurs) {
    return { action: 'yield' };
  }
  const metadata = withMetadata(current, desired);
  return isDeepStrictEqual(current.spec, desired.spec) &&
    isDeepStrictEqual(current.metadata, metadata)
    ? { action: 'keep' }
    : {
        action: 'replace',
        object: { ...current, metadata, spec: desired.spec },
      };
}
