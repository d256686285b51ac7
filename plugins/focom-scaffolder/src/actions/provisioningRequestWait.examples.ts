import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait until a cluster that was asked for is ready',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is ready',
          action: 'focom:provisioning-request:wait',
          input: { namespace: 'default', name: 'edge' },
        },
      ],
    }),
  },
  {
    description: 'Wait half an hour at most, for a request made at the O-Cloud',
    example: stringify({
      steps: [
        {
          id: 'wait',
          name: 'Wait until it is ready',
          action: 'focom:provisioning-request:wait',
          input: { kind: 'o2ims', name: 'core', timeout: { minutes: 30 } },
        },
      ],
    }),
  },
];
