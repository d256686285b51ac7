import { parse } from 'yaml';
import { focomRequest } from '../__testUtils__/objects';
import { blank } from './blankSecrets';
import { toManifest } from './toManifest';

it('is the object without bookkeeping and secrets', () => {
  const base = focomRequest({
    name: 'edge',
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'example.org/token': 'x',
      'example.org/site': 'north',
    },
  });
  const object = {
    ...base,
    metadata: { ...base.metadata, managedFields: [{ manager: 'm' }] },
    spec: { ...base.spec, templateParameters: { pin: 'x', site: 'north' } },
  };
  const { yaml, ...manifest } = toManifest(
    { object, children: [] },
    { properties: { pin: { writeOnly: true } } },
  );
  expect(manifest).toEqual({
    id: 'FocomProvisioningRequest/default/edge',
    kind: 'FocomProvisioningRequest',
    namespace: 'default',
    name: 'edge',
  });
  expect(parse(yaml)).toEqual({
    ...base,
    metadata: {
      namespace: 'default',
      name: 'edge',
      annotations: { 'example.org/token': blank, 'example.org/site': 'north' },
    },
    spec: {
      ...base.spec,
      templateParameters: { pin: blank, site: 'north' },
    },
  });
});
