import { ClusterTemplate } from '@o2ims-portal/api';

/** A version of a template, as one O-Cloud has it. */
export interface TemplateOffer {
  /** Name of the OCloud; `local` for the cluster that FOCOM runs on. */
  oCloud: string;
  /** Of the ClusterTemplate. */
  uid: string;
  name: string;
  version: string;
  /** JSON Schema of the parameters, as JSON. */
  schema: string;
  deprecated: boolean;
}

/** What an O-Cloud offers with a ClusterTemplate. */
export function toOffer(
  oCloud: string,
  { metadata, spec }: ClusterTemplate,
): TemplateOffer {
  return {
    oCloud,
    uid: metadata.uid!,
    name: spec.name,
    version: spec.version,
    schema: JSON.stringify(spec.parameterSchema),
    deprecated: spec.deprecated ?? false,
  };
}
