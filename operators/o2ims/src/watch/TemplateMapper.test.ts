import { Condition, KubernetesObject } from '@o2ims-portal/api';
import { clusterTemplate, provisioningRequest } from '../__testUtils__/objects';
import { TemplateMapper } from './TemplateMapper';

const namespace = 'default';
const user = clusterTemplate({
  addons: [{ name: 'cni', resources: [{ kind: 'ConfigMap', name: 'cni' }] }],
});
const other = clusterTemplate();
const map = TemplateMapper.create({
  caches: {
    templates: {
      list: () => [
        user,
        { ...other, metadata: { name: 'other-v1', namespace } },
      ],
    } as never,
  },
  namespace,
});

const validated = (status: 'True' | 'False'): Condition => ({
  type: 'Validated',
  status,
  reason: 'R',
  message: '',
  lastTransitionTime: '2026-01-01T00:00:00.000Z',
});
const valid = provisioningRequest({
  status: { conditions: [validated('True')] },
});
const wanting = provisioningRequest({
  status: { conditions: [validated('False')] },
});
const byoh = [{ namespace, name: 'byoh-v1' }];

it.each([
  ['comes or goes', valid, undefined, byoh],
  ['begins to be one', valid, wanting, byoh],
  ['ends to be one', wanting, valid, byoh],
  ['changes otherwise', valid, valid, []],
  ['is none', wanting, undefined, []],
])('tells a template when a user %s', (_, request, previous, keys) => {
  expect(map.fromRequest(request, previous)).toEqual(keys);
});

it('tells templates when what their add-ons consist of comes or goes', () => {
  const source = (kind: string): KubernetesObject => ({
    apiVersion: 'v1',
    kind,
    metadata: { namespace, name: 'cni' },
  });
  expect(map.fromAddonSource(source('ConfigMap'))).toEqual(byoh);
  expect(map.fromAddonSource(source('Secret'))).toEqual([]);
  expect(map.fromAddonSource(source('ConfigMap'), source('ConfigMap'))).toEqual(
    [],
  );
});
