import { ClusterTemplate, KubernetesObject } from '@o2ims-portal/api';
import { Caches } from '../cache/Caches';

/** A ConfigMap or Secret that an add-on consists of. */
export type AddonSource = NonNullable<
  ClusterTemplate['spec']['addons']
>[number]['resources'][number];

/** What there is for add-ons. */
export interface AddonSources {
  has(source: AddonSource): boolean;
}

/** Looks them up among what the watches tell. */
export function addonSourcesOf(
  caches: Pick<Caches, 'addonSources'>,
  namespace: string,
): AddonSources {
  return {
    has: ({ kind, name }) =>
      caches.addonSources[kind].cache.get({ namespace, name }) !== undefined,
  };
}

/** Whether an add-on of a template consists of an object, among others. */
export function refersTo(
  { spec }: Pick<ClusterTemplate, 'spec'>,
  { kind, metadata }: KubernetesObject,
): boolean {
  return (spec.addons ?? []).some(({ resources }) =>
    resources.some(
      source => source.kind === kind && source.name === metadata.name,
    ),
  );
}
