import { ClusterParameters } from './ClusterParameters';
import { withDefaults } from './withDefaults';

const parameters: ClusterParameters = {
  clusterName: 'core',
  hosts: { masters: [{ hostId: '1' }] },
};
const spec = {
  name: 'byoh',
  version: 'v1',
  kubernetesVersions: ['v1.31.0', 'v1.32.0'],
  parameterSchema: {},
};

it('takes the template\u2019s values for what is left out', () => {
  const defaults = {
    k8sVersion: 'v1.31.0',
    podCidr: '10.0.0.0/16',
    serviceCidr: '10.1.0.0/16',
  };
  const filled = withDefaults({ spec: { ...spec, defaults } }, parameters);
  expect(filled).toEqual({ ...parameters, ...defaults });
});

it('takes the newest version and kubeadm\u2019s networks where the template says nothing', () => {
  expect(withDefaults({ spec }, parameters)).toMatchObject({
    k8sVersion: 'v1.32.0',
    podCidr: '10.244.0.0/16',
    serviceCidr: '10.96.0.0/12',
  });
});

it('leaves what is given', () => {
  const given = { k8sVersion: 'v1.31.0', podCidr: 'a', serviceCidr: 'b' };
  expect(withDefaults({ spec }, { ...parameters, ...given })).toMatchObject(
    given,
  );
});
