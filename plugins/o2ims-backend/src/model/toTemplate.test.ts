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

  it('tells description, default version and that it is deprecated, where so', () => {
    expect(
      toTemplate({
        ...template,
        spec: {
          ...template.spec,
          description: 'One node',
          defaults: { k8sVersion: 'v1.32.0' },
          deprecated: true,
        },
      }),
    ).toMatchObject({
      description: 'One node',
      defaultKubernetesVersion: 'v1.32.0',
      deprecated: true,
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

  it('reads from the label whether it is deprecated', () => {
    const info = templateInfo('type: object');
    info.metadata.labels = { 'focom.nephio.org/deprecated': 'true' };
    expect(toTemplateFromTemplateInfo(info)).toMatchObject({
      deprecated: true,
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
