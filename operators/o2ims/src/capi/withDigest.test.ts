import { annotations, resourceTypes } from '@o2ims-portal/api';
import { covers } from './covers';
import { withDigest } from './withDigest';

const type = resourceTypes.byoCluster;
const byoCluster = (spec: object, more: Record<string, string> = {}) =>
  withDigest({
    type,
    object: {
      apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
      kind: type.kind,
      metadata: { name: 'core', annotations: more },
      spec,
    },
  });
const digestOf = (...given: Parameters<typeof byoCluster>) =>
  byoCluster(...given).object.metadata.annotations?.[annotations.rendered];

it.each<[string, Parameters<typeof byoCluster>, boolean]>([
  ['in another order', [{ b: { d: [1], c: 2 }, a: 1 }], true],
  [
    'with a key that is not there',
    [{ a: 1, b: { c: 2, d: [1] }, e: undefined }],
    true,
  ],
  ['without a key', [{ a: 1, b: { c: 2 } }], false],
  ['with another value', [{ a: 1, b: { c: 3, d: [1] } }], false],
  ['with a list in another order', [{ a: 1, b: { c: 2, d: [2, 1] } }], false],
  ['with an annotation', [{ a: 1, b: { c: 2, d: [1] } }, { e: '' }], false],
])('tells whether the same is asked for: %s', (_, given, isSame) => {
  const digest = digestOf({ a: 1, b: { c: 2, d: [1] } });
  expect(digest).toMatch(/^[0-9a-f]{16}$/);
  expect(digestOf(...given) === digest).toBe(isSame);
});

it('keeps the other annotations, and what they are about', () => {
  const { object } = byoCluster({ a: 1 }, { 'example.com/of': 'somebody' });
  expect(object).toMatchObject({
    metadata: { name: 'core', annotations: { 'example.com/of': 'somebody' } },
    spec: { a: 1 },
  });
});

it('has an object that was asked for more before be applied again', () => {
  const before = byoCluster({ a: 1, b: 2 }).object;
  expect(covers(before, byoCluster({ a: 1, b: 2 }).object)).toBe(true);
  expect(covers(before, byoCluster({ a: 1 }).object)).toBe(false);
});
