import { fieldManagers, ProvisioningRequest } from '@o2ims-portal/api';

/** An entry of `metadata.managedFields`, as far as we read it. */
interface ManagedFields {
  manager?: string;
  subresource?: string;
  fieldsV1?: object;
}

/**
 * Who else than FOCOM has written something of a ProvisioningRequest's spec that is there now, by the names that the
 * API server keeps. Who only took something away has left no trace.
 */
export function findContenders({ metadata }: ProvisioningRequest): string[] {
  const { managedFields = [] } = metadata as {
    managedFields?: readonly ManagedFields[];
  };
  const names = managedFields
    .filter(
      ({ subresource, fieldsV1 = {} }) => !subresource && 'f:spec' in fieldsV1,
    )
    .flatMap(({ manager }) => manager ?? [])
    .filter(manager => manager !== fieldManagers.focom);
  return [...new Set(names)].sort();
}
