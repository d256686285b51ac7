import { clusterTemplate, provisioningRequest } from '../__testUtils__/objects';
import { validateRequest, ValidationOptions } from './validateRequest';

const source = { kind: 'ConfigMap' as const, name: 'cni' };

function validate(options: Partial<ValidationOptions>) {
  return validateRequest({
    request: provisioningRequest({}),
    namespace: 'default',
    sources: { has: () => true },
    hasResourceSets: true,
    ...options,
  });
}

it('finds nothing wrong with what is right', () => {
  expect(validate({ template: clusterTemplate() })).toBeUndefined();
});

it('says which template is missing, and where', () => {
  const problem = validate({});
  expect(problem?.reason).toBe('TemplateNotFound');
  expect(problem?.message).toContain(
    "no ClusterTemplate 'byoh-v1' in namespace 'default'",
  );
});

it('tells a broken template from a broken request', () => {
  const problem = validate({
    template: clusterTemplate({ parameterSchema: { type: 'nonsense' } }),
  });
  expect(problem?.reason).toBe('InvalidTemplate');
  expect(problem?.message).toContain(
    "No cluster can be made from ClusterTemplate 'byoh-v1': The parameter schema",
  );
});

it('lists what is wrong with the parameters', () => {
  const problem = validate({
    request: provisioningRequest({ parameters: { clusterName: 'Core' } }),
    template: clusterTemplate(),
  });
  expect(problem).toEqual({
    reason: 'InvalidParameters',
    message:
      "Correct the parameters: /clusterName: 'Core' is not a DNS name: use lower-case letters, digits and '-', and begin and end with a letter or digit; /hosts/masters: is required: pin the masters there, or have them chosen by giving controlPlane with replicas and a selector",
  });
});

describe('add-ons', () => {
  const template = clusterTemplate({
    addons: [{ name: 'cni', resources: [source] }],
  });
  const parameters = {
    clusterName: 'core',
    hosts: { masters: [{ hostId: '1' }] },
  };
  const request = provisioningRequest({
    parameters: { ...parameters, addons: ['cni'] },
  });

  it('need what they consist of', () => {
    const sources = { has: () => false };
    expect(validate({ template, request, sources })).toEqual({
      reason: 'AddonUnavailable',
      message: expect.stringContaining(
        "add-on 'cni' needs ConfigMap 'cni', which namespace 'default' does not have",
      ),
    });
    expect(
      validate({
        template,
        request: provisioningRequest({ parameters }),
        sources,
      }),
    ).toBeUndefined();
  });

  it('need ClusterResourceSets', () => {
    const hasResourceSets = false;
    expect(validate({ template, request, hasResourceSets })).toEqual({
      reason: 'AddonUnavailable',
      message: expect.stringContaining('installed by ClusterResourceSets'),
    });
    expect(
      validate({
        template,
        request: provisioningRequest({ parameters }),
        hasResourceSets,
      }),
    ).toBeUndefined();
  });
});
