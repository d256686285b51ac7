import { FocomProvisioningRequest } from '@o2ims-portal/api';

/**
 * The part of a request's spec that is sent to the O-Cloud, and so what a revision consists of. How it comes to be sent
 * is no part of it, nor is the O-Cloud, which a request cannot change.
 *
 * @public
 */
export type ExecutedSpec = Pick<
  FocomProvisioningRequest['spec'],
  (typeof EXECUTED_FIELDS)[number]
>;

/** Those that are left out are no part of a revision, so that one from before there was a field is the same as ever. */
const EXECUTED_FIELDS = [
  'name',
  'description',
  'templateName',
  'templateVersion',
  'templateParameters',
  'clusters',
  'batchPolicy',
  'allClusters',
  'clusterNames',
  'clusterName',
  'inventory',
  'operation',
] as const satisfies (keyof FocomProvisioningRequest['spec'])[];

/**
 * What is sent of a request's spec; of a ProvisioningRequest's spec, what was.
 *
 * @public
 */
export function toExecutedSpec(spec: ExecutedSpec): ExecutedSpec {
  return Object.fromEntries(
    EXECUTED_FIELDS.filter(field => spec[field] !== undefined).map(field => [
      field,
      spec[field],
    ]),
  );
}

/**
 * What of a spec is no part of a revision, and stays when another one is executed.
 *
 * @public
 */
export function withoutExecutedSpec(
  spec: FocomProvisioningRequest['spec'],
): FocomProvisioningRequest['spec'] {
  const executed: readonly string[] = EXECUTED_FIELDS;
  return Object.fromEntries(
    Object.entries(spec).filter(([field]) => !executed.includes(field)),
  );
}
