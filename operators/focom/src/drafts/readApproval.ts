import {
  annotations,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

/** An entry of `metadata.managedFields`, as far as we read it. */
export interface ManagedFields {
  manager?: string;
  time?: string;
  fieldsV1?: object;
}

const ANNOTATION = ['f:metadata', 'f:annotations', `f:${annotations.approve}`];

function owns({ fieldsV1 }: ManagedFields, path: readonly string[]): boolean {
  let fields: unknown = fieldsV1;
  for (const key of path) {
    if (typeof fields !== 'object' || fields === null || !(key in fields)) {
      return false;
    }
    fields = (fields as Record<string, unknown>)[key];
  }
  return true;
}

/**
 * Who approved a draft, as a revision's annotations. The API server does not tell a controller which user wrote
 * something, only which program did, and when it last wrote.
 */
export function toApproval(
  generation: number | undefined,
  managedFields: readonly ManagedFields[] = [],
): Record<string, string> {
  const [latest] = managedFields
    .filter(entry => owns(entry, ANNOTATION))
    .sort((a, b) => (b.time ?? '').localeCompare(a.time ?? ''));
  return {
    [annotations.approvedGeneration]: `${generation}`,
    ...(latest?.manager && { [annotations.approvedBy]: latest.manager }),
    ...(latest?.time && { [annotations.approvedAt]: latest.time }),
  };
}

/** Who approved a request's generation; asks the API server, since what is watched has no managed fields. */
export async function readApproval(
  client: KubernetesClient,
  { metadata }: FocomProvisioningRequest,
): Promise<Record<string, string>> {
  const { name, namespace, generation } = metadata;
  const current = await client.get<FocomProvisioningRequest>(
    resourceTypes.focomProvisioningRequest,
    { name, namespace },
  );
  const fields = current?.metadata as
    | { managedFields?: ManagedFields[] }
    | undefined;
  return toApproval(generation, fields?.managedFields);
}
