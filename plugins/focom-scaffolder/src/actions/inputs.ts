import type { z as zod } from 'zod/v3';

type Zod = typeof zod;

/** Input `namespace` of a request that is there already. */
export const namespaceInput = (z: Zod) =>
  z
    .string()
    .optional()
    .describe('Namespace of the request; `default` when left out');

/** Input `kind` of a request that is there already. */
export const kindInput = (z: Zod) =>
  z
    .enum(['focom', 'o2ims'])
    .optional()
    .describe(
      'Whether the request was made at FOCOM (`focom`, when left out) or directly at the O-Cloud (`o2ims`)',
    );

/** Input `timeout`: how long to wait. */
export const timeoutInput = (z: Zod) =>
  z
    .union([
      z.string(),
      z
        .object({
          hours: z.number().optional(),
          minutes: z.number().optional(),
          seconds: z.number().optional(),
        })
        .strict(),
    ])
    .optional()
    .describe(
      'How long to wait: `1h`, `PT1H` or `{ hours: 1 }`. An hour when left out',
    );
