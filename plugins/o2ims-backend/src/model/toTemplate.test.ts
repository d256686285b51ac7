import { ClusterTemplate, TemplateInfo } from '@o2ims-portal/api';
import { toTemplate, toTemplateFromTemplateInfo } from './toTemplate';

function templateInfo(templateParameterSchema: string): TemplateInfo {
  return {
    apiVersion: 'provisioning.oran.org/v1alpha1',
    kind: 'TemplateInfo',
    metadata: { name: 'small-v1', namespace: 'default' },
    spec: {
      templateName: 'small',
      templateVersion: 'v1',
      templateParameterSchema,
    },
  };
}

describe('toTemplate', () => {
  const template: ClusterTemplate = {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ClusterTemplate',
    metadata: { name: 'small-v1', namespace: 'default' },
    spec: {
      name: 'small',
      version: 'v1',
      kubernetesVersions: ['v1.31.14', 'v1.32.0'],
      parameterSchema: { type: 'object' },
    },
  };

  it('tells what there is', () => {
    expect(toTemplate(template)).toEqual({
      name: 'small',
      version: 'v1',
      oCloudId: 'local',
      kubernetesVersions: ['v1.31.14', 'v1.32.0'],
      parameterSchema: { type: 'object' },
    });
  });

  it('tells description and default version where there are any', () => {
    expect(
      toTemplate({
        ...template,
        spec: {
          ...template.spec,
          description: 'One node',
          defaults: { k8sVersion: 'v1.32.0' },
        },
      }),
    ).toMatchObject({
      description: 'One node',
      defaultKubernetesVersion: 'v1.32.0',
    });
  });
});

describe('toTemplateFromTemplateInfo', () => {
  it.each([
    ['JSON', '{"type": "object", "required": ["clusterName"]}'],
    ['YAML', 'type: object\nrequired: [clusterName]\n'],
  ])('reads a schema in %s', (_, schema) => {
    expect(toTemplateFromTemplateInfo(templateInfo(schema))).toEqual({
      name: 'small',
      version: 'v1',
      oCloudId: 'local',
      kubernetesVersions: [],
      parameterSchema: { type: 'object', required: ['clusterName'] },
    });
  });

  it.each([
    ['text', 'just text'],
    ['a list', '[1, 2]'],
    ['nothing', ''],
    ['broken', '{"type": '],
  ])('refuses a schema that is %s', (_, schema) => {
    expect(() => toTemplateFromTemplateInfo(templateInfo(schema))).toThrow();
  });
});
