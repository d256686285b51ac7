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
      counts: z
        .object({
          controlPlane: z.number().describe('How many run the control plane'),
          workers: z.number().describe('How many are workers'),
        })
        .optional()
        .describe('How many hosts, in place of which, on another O-Cloud'),
      summary: z
        .string()
        .optional()
        .describe('The choice as a sentence, for the review step'),
    });
  },
  uiOptions: z =>
    z.object({
      oCloudField: z
        .string()
        .optional()
        .describe(
          "Name of the form's field that says on which O-Cloud the hosts are; the management cluster when left out",
        ),
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
