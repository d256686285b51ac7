import { z } from 'zod';

/** Parameters of `IS_OWNER`. */
export const ownerParams = z.object({
  claims: z
    .array(z.string())
    .describe(
      'Entity references, such as the ownershipEntityRefs of the user: one of them has to be the owner',
    ),
});

/** Parameters of `IN_O_CLOUD`. */
export const oCloudParams = z.object({
  oClouds: z.array(z.string()).describe('Names of O-Clouds'),
});

/** Parameters of `HAS_LABEL`. */
export const labelParams = z.object({
  label: z.string().describe('Name of the Kubernetes label'),
  value: z
    .string()
    .optional()
    .describe('What it has to be; anything when left out'),
});

/** Whether it is one of the claimants', or was asked for by one of them. */
export function isOwner(
  { owner, requestedBy }: { owner?: string; requestedBy?: string },
  { claims }: z.infer<typeof ownerParams>,
): boolean {
  const wanted = claims.map(claim => claim.toLocaleLowerCase('en-US'));
  return [owner, requestedBy].some(
    ref => ref !== undefined && wanted.includes(ref.toLocaleLowerCase('en-US')),
  );
}

/** Whether it is on one of the O-Clouds. */
export function isInOCloud(
  oCloud: string,
  { oClouds }: z.infer<typeof oCloudParams>,
): boolean {
  return oClouds.includes(oCloud);
}

/** Whether it has the label. */
export function hasLabel(
  labels: Record<string, string>,
  { label, value }: z.infer<typeof labelParams>,
): boolean {
  return value === undefined
    ? Object.hasOwn(labels, label)
    : labels[label] === value;
}
