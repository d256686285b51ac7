import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Ask for a cluster on two hosts',
    example: stringify({
      steps: [
        {
          id: 'create',
          name: 'Ask for the cluster',
          action: 'focom:provisioning-request:create',
          input: {
            name: 'edge',
            templateName: 'byoh-workload-cluster',
            templateVersion: 'v1.0.0',
            templateParameters: {
              clusterName: 'edge',
              k8sVersion: 'v1.32.0',
              clusterProvisioner: 'byoh',
              hosts: {
                masters: [{ hostId: '3', hostName: 'byoh-3' }],
                workers: [{ hostId: '4', hostName: 'byoh-4' }],
              },
            },
          },
        },
      ],
    }),
  },
  {
    description: 'Ask for a cluster for a team, with what it is for',
    example: stringify({
      steps: [
        {
          id: 'create',
          name: 'Ask for the cluster',
          action: 'focom:provisioning-request:create',
          input: {
            name: 'core',
            description: 'Core network functions',
            oCloudId: 'local',
            owner: 'group:default/team-core',
            templateName: 'byoh-workload-cluster',
            templateVersion: 'v1.0.0',
            templateParameters: {
              clusterName: 'core',
              hosts: { masters: [{ hostName: 'byoh-1' }] },
            },
          },
        },
      ],
    }),
  },
];
