import { stagingModules } from './stagingModules';

describe('stagingModules', () => {
  it("finds Kubernetes' own modules in its go.mod", () => {
    expect(
      stagingModules(`module k8s.io/kubernetes
require (
	k8s.io/client-go v0.0.0
	k8s.io/api v0.0.0
	k8s.io/klog/v2 v2.140.0
	k8s.io/kube-openapi v0.0.0-20260317180543-43fb72c5454a
	sigs.k8s.io/yaml v1.6.0
)
replace k8s.io/api => ./staging/src/k8s.io/api
`),
    ).toEqual(['k8s.io/api', 'k8s.io/client-go']);
  });
});
