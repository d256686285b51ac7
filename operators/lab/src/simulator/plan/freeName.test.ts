import { KubernetesObject, OwnerReference } from '@o2ims-portal/api';
import { NOW } from '../testing/planOf';
import { freeName } from './freeName';

const maker = { metadata: { name: 'pool', uid: 'u' } };
const owned = (
  name: string,
  metadata: Partial<KubernetesObject['metadata']> = {},
) => ({
  metadata: {
    name,
    ownerReferences: [{ uid: 'u' } as OwnerReference],
    ...metadata,
  },
});
const nextName = (
  machines: Parameters<typeof freeName>[1]['machines'] = [],
  parts: Parameters<typeof freeName>[1]['parts'] = [],
  now = NOW,
) => freeName(maker, { machines, parts }, now);

describe('freeName', () => {
  it('makes names as Cluster API does, other ones at another time', () => {
    const first = nextName();
    expect(first).toMatch(/^pool-\w{5}$/);
    expect(nextName()).toBe(first);
    expect(nextName([], [], new Date(NOW.getTime() + 1))).not.toBe(first);
  });

  it('gives several at one time different ones', () => {
    const first = nextName();
    const second = nextName([{ metadata: { name: first } }]);
    expect(second).not.toBe(first);
    expect(nextName([], [{ metadata: { name: first } }])).toBe(second);
  });

  it('goes on with parts that have no machine yet', () => {
    expect(nextName([], [owned('pool-waits')])).toBe('pool-waits');
  });

  it.each([
    ['have their machine', [owned('pool-a')], owned('pool-a')],
    ['are being deleted', [], owned('pool-a', { deletionTimestamp: 'now' })],
    ["are somebody else's", [], owned('pool-a', { ownerReferences: [] })],
  ])('leaves parts alone that %s', (_, machines, part) => {
    expect(nextName(machines, [part])).not.toBe('pool-a');
  });
});
