import { clusterTemplate, provisioningRequest } from '../__testUtils__/objects';
import { validateRequest } from './validateRequest';

const namespace = 'default';

it('finds nothing wrong with what is right', () => {
  const request = provisioningRequest({});
  const template = clusterTemplate();
  expect(validateRequest({ request, template, namespace })).toBeUndefined();
});

it('says which template is missing, and where', () => {
  const problem = validateRequest({
    request: provisioningRequest({}),
    namespace,
  });
  expect(problem?.reason).toBe('TemplateNotFound');
  expect(problem?.message).toContain(
    "no ClusterTemplate 'byoh-v1' in namespace 'default'",
  );
});

it('tells a broken template from a broken request', () => {
  const problem = validateRequest({
    request: provisioningRequest({}),
    template: clusterTemplate({ parameterSchema: { type: 'nonsense' } }),
    namespace,
  });
  expect(problem?.reason).toBe('InvalidTemplate');
  expect(problem?.message).toContain("ClusterTemplate 'byoh-v1'");
});

it('lists what is wrong with the parameters', () => {
  const problem = validateRequest({
    request: provisioningRequest({ parameters: { clusterName: 'Core' } }),
    template: clusterTemplate(),
    namespace,
  });
  expect(problem).toEqual({
    reason: 'InvalidParameters',
    message:
      "Correct the parameters: /clusterName: 'Core' is not a DNS name: use lower-case letters, digits and '-', and begin and end with a letter or digit; /hosts/masters: is required: pin the masters there, or have them chosen by giving controlPlane with replicas and a selector",
  });
});
