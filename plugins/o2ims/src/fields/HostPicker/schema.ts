import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the form keeps: `hosts` of the template's parameters as they are sent. */
export const hostPickerSchema = makeFieldSchema({
  output: z => {
    const host = z.object({
      hostId: z.string().describe('The host-id label of the ByoHost'),
      hostName: z.string().describe('The name of the ByoHost'),
      hostIp: z.string().optional().describe('The address of the host'),
    });
    return z.object({
      masters: z.array(host).optional().describe('Hosts of the control plane'),
      workers: z.array(host).optional().describe('Hosts of the workers'),
      summary: z
        .string()
        .optional()
        .describe('The choice as a sentence, for the review step'),
    });
  },
  uiOptions: z =>
    z.object({
      summary: z
        .boolean()
        .optional()
        .describe(
          'Also keep the choice as a sentence, so that the review step can show that instead of the lists',
        ),
    }),
});

/** @internal */
export type HostPickerProps = typeof hostPickerSchema.TProps;

/** @internal */
export type HostPickerValue = typeof hostPickerSchema.TOutput;
