import { ClusterTemplate } from '@o2ims-portal/api';
import { offerVersion } from './offerVersion';

describe('offerVersion', () => {
  const template: ClusterTemplate = {
    apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
    kind: 'ClusterTemplate',
    metadata: { name: 'small-v1' },
    spec: {
      name: 'small',
      version: 'v1',
      kubernetesVersions: ['v1.31.14', 'v1.32.0'],
      defaults: { k8sVersion: 'v1.31.14', podCidr: '10.244.0.0/16' },
      parameterSchema: {},
    },
  };

  it('leaves one version, which is the default', () => {
    expect(offerVersion(template, 'v1.32.0').spec).toEqual({
      ...template.spec,
      kubernetesVersions: ['v1.32.0'],
      defaults: { k8sVersion: 'v1.32.0', podCidr: '10.244.0.0/16' },
    });
  });

  it('does not give a template a version that it does not support', () => {
    expect(offerVersion(template, 'v1.33.8')).toBe(template);
  });
});
