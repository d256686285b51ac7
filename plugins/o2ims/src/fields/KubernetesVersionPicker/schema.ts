import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const kubernetesVersionSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      templateName: z
        .string()
        .optional()
        .describe('Name of the cluster template; its first when left out'),
      templateVersion: z
        .string()
        .optional()
        .describe('Version of the cluster template; any when left out'),
    }),
});

/** @internal */
export type KubernetesVersionProps = typeof kubernetesVersionSchema.TProps;
