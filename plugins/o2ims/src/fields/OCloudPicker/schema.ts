import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

export const oCloudPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      templateName: z
        .string()
        .optional()
        .describe('Name of the cluster template that the O-Cloud must have'),
      templateVersion: z
        .string()
        .optional()
        .describe('Version of that template; any when left out'),
    }),
});

/** @internal */
export type OCloudPickerProps = typeof oCloudPickerSchema.TProps;
