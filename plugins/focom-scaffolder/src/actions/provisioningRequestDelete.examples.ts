import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Delete a request with its cluster, and wait until its hosts are free',
    example: stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the cluster',
          action: 'focom:provisioning-request:delete',
          input: { namespace: 'default', name: 'edge' },
        },
      ],
    }),
  },
  {
    description:
      'Delete the request that a cluster of the catalog was made for, and do not wait',
    example: stringify({
      steps: [
        {
          id: 'delete',
          name: 'Delete the cluster',
          action: 'focom:provisioning-request:delete',
          input: { clusterRef: 'resource:default/cluster-edge', wait: false },
        },
      ],
    }),
  },
];
