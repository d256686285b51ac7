import { Lease } from '@o2ims-portal/api';
import { InformerHandler } from '@o2ims-portal/kubernetes-client';
import { IndexedCache } from './IndexedCache';

function lease(
  name: string,
  version: number,
  options: { holder?: string; uid?: string } = {},
): Lease {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      uid: options.uid ?? `uid-of-${name}`,
      resourceVersion: `${version}`,
    },
    spec: { holderIdentity: options.holder },
  };
}

/** A cache, and the watch that feeds it. */
function create(options: { accepts?: (object: Lease) => boolean } = {}) {
  let watch: InformerHandler<Lease> = {};
  const cache = IndexedCache.create<Lease, 'holder'>({
    informer: {
      addHandler(handler) {
        watch = handler;
        return () => undefined;
      },
    },
    ...options,
    indexes: { holder: ({ spec }) => [spec?.holderIdentity] },
  });
  return {
    cache,
    added: (object: Lease) => watch.onAdd?.(object),
    updated: (object: Lease) => watch.onUpdate?.(object, object),
    deleted: (object: Lease) => watch.onDelete?.(object),
  };
}

const names = (leases: Lease[]) => leases.map(({ metadata }) => metadata.name);

afterEach(() => {
  jest.useRealTimers();
});

it('looks anew at what an object is found by when told to', () => {
  let holder = 'x';
  const cache = IndexedCache.create<Lease, 'holder'>({
    informer: { addHandler: () => () => undefined },
    indexes: { holder: () => [holder] },
  });
  const known = cache.remember(lease('a', 1));
  holder = 'y';
  expect(names(cache.by('holder', 'x'))).toEqual(['a']);
  cache.reindex(known);
  expect(cache.by('holder', 'x')).toEqual([]);
  expect(names(cache.by('holder', 'y'))).toEqual(['a']);
  cache.reindex(lease('unknown', 1));
  expect(names(cache.list())).toEqual(['a']);
});

it('finds objects by what they are indexed by, in the order of their names', () => {
  const { cache, added, updated, deleted } = create();
  added(lease('b', 1, { holder: 'x' }));
  added(lease('a', 2, { holder: 'x' }));
  added(lease('c', 3));
  expect(names(cache.by('holder', 'x'))).toEqual(['a', 'b']);
  updated(lease('a', 4, { holder: 'y' }));
  expect(names(cache.by('holder', 'x'))).toEqual(['b']);
  expect(names(cache.by('holder', 'y'))).toEqual(['a']);
  deleted(lease('b', 5, { holder: 'x' }));
  expect(cache.by('holder', 'x')).toEqual([]);
  expect(names(cache.list()).sort()).toEqual(['a', 'c']);
});

it('knows what we wrote before the watch does', () => {
  const { cache, added } = create();
  cache.remember(lease('a', 7, { holder: 'x' }));
  expect(cache.get({ name: 'a' })?.metadata.resourceVersion).toBe('7');
  expect(names(cache.by('holder', 'x'))).toEqual(['a']);
  added(lease('a', 7, { holder: 'x' }));
  expect(cache.list()).toHaveLength(1);
});

it('is not set back by a watch that is late', () => {
  const { cache, added, updated } = create();
  added(lease('a', 5));
  cache.remember(lease('a', 10));
  updated(lease('a', 8));
  expect(cache.get({ name: 'a' })?.metadata.resourceVersion).toBe('10');
  updated(lease('a', 12));
  expect(cache.get({ name: 'a' })?.metadata.resourceVersion).toBe('12');
});

it('compares versions as numbers', () => {
  const { cache, updated } = create();
  cache.remember(lease('a', 9));
  updated(lease('a', 10));
  expect(cache.get({ name: 'a' })?.metadata.resourceVersion).toBe('10');
});

it('does not take a remembered older version for news', () => {
  const { cache, added } = create();
  added(lease('a', 9));
  cache.remember(lease('a', 9, { holder: 'x' }));
  expect(cache.by('holder', 'x')).toEqual([]);
});

it('forgets what we deleted, though the watch still tells of its making', () => {
  const { cache, added, deleted } = create();
  const made = cache.remember(lease('a', 7));
  cache.forget(made);
  added(made);
  expect(cache.get({ name: 'a' })).toBeUndefined();
  deleted(made);
  added(lease('a', 9, { uid: 'another' }));
  expect(cache.get({ name: 'a' })?.metadata.uid).toBe('another');
});

it('does not bring back what is gone when the answer to a write comes late', () => {
  jest.useFakeTimers();
  const { cache, added, deleted } = create();
  added(lease('a', 7, { holder: 'x' }));
  deleted(lease('a', 9, { holder: 'x' }));
  cache.remember(lease('a', 8, { holder: 'x' }));
  expect(cache.list()).toEqual([]);
  expect(cache.by('holder', 'x')).toEqual([]);
  cache.remember(lease('a', 10, { uid: 'another' }));
  expect(names(cache.list())).toEqual(['a']);
});

it('does not take back what is gone from an answer that comes late', () => {
  jest.useFakeTimers();
  const { cache, added, deleted } = create();
  const seen = lease('a', 7, { holder: 'x' });
  added(seen);
  deleted(seen);
  cache.remember(seen);
  expect(cache.list()).toEqual([]);
  // once no answer can be that late, nothing of it is kept
  jest.advanceTimersByTime(31_000);
  expect(cache.list()).toEqual([]);
  added(lease('a', 9, { uid: 'another' }));
  expect(names(cache.list())).toEqual(['a']);
});

it('keeps only what it is to keep', () => {
  const { cache, added } = create({
    accepts: ({ metadata }) => metadata.name !== 'b',
  });
  added(lease('a', 1));
  added(lease('b', 2));
  expect(names(cache.list())).toEqual(['a']);
  expect(cache.valuesOf('holder')).toEqual([]);
});

it('does not confuse an object with the one of its name before it', () => {
  const { cache, deleted } = create();
  cache.remember(lease('a', 9, { uid: 'new' }));
  deleted(lease('a', 8, { uid: 'old' }));
  cache.forget(lease('a', 8, { uid: 'old' }));
  expect(cache.get({ name: 'a' })?.metadata.uid).toBe('new');
});

it('does not believe for ever in what the watch never tells of', () => {
  jest.useFakeTimers();
  const { cache, added } = create();
  cache.remember(lease('lost', 7, { holder: 'x' }));
  cache.remember(lease('seen', 8, { holder: 'x' }));
  added(lease('seen', 8, { holder: 'x' }));
  jest.advanceTimersByTime(31_000);
  expect(names(cache.list())).toEqual(['seen']);
  expect(names(cache.by('holder', 'x'))).toEqual(['seen']);
});
