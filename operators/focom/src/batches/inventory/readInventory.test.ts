import { ConfigMap } from '@o2ims-portal/api';
import { INVENTORY_KEY, readInventory } from './readInventory';

const key = { namespace: 'default', name: 'inventory' };
const PASSWORD = 'correct-horse';

const host = (host_id: string | number) => ({
  host_id,
  host_name: `byoh-${host_id}`,
  host_ip: `10.0.0.${host_id}`,
  host_user: 'root',
  host_pwd: PASSWORD,
});
const on = (...ids: (string | number)[]) => ids.map(host_id => ({ host_id }));
const core = {
  cluster_name: 'core',
  cluster_masters: on('1'),
  cluster_workers: on('2'),
};
const file = {
  k8s_version: 'v1.32.0',
  hosts: ['1', '2', '3'].map(host),
  clusters: [core],
};

function holding(text: string | undefined): ConfigMap {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: key,
    ...(text !== undefined && { data: { [INVENTORY_KEY]: text } }),
  };
}
const read = (content: object) =>
  readInventory(holding(JSON.stringify(content)), key);

describe('readInventory', () => {
  it('takes clusters and hosts, and nothing about how to log in', () => {
    expect(read(file)).toEqual({
      k8sVersion: 'v1.32.0',
      clusters: [{ name: 'core', masters: ['1'], workers: ['2'] }],
    });
  });

  it.each([
    ['a version without v', { ...file, k8s_version: '1.32.0' }, 'v1.32.0'],
    ['no version', { ...file, k8s_version: undefined }, undefined],
  ])('takes %s', (_, content, expected) => {
    expect(read(content)).toMatchObject({
      clusters: [{ name: 'core' }],
      ...(expected && { k8sVersion: expected }),
    });
  });

  it('takes ids that are numbers, and clusters without workers', () => {
    const clusters = [{ cluster_name: 'core', cluster_masters: on(1) }];
    expect(read({ hosts: [host(1)], clusters })).toEqual({
      clusters: [{ name: 'core', masters: ['1'], workers: [] }],
    });
  });

  it.each<[string, object, string]>([
    ['no clusters', { hosts: [] }, '/clusters: is required'],
    ['an empty list', { ...file, clusters: [] }, '/clusters: must NOT have'],
    [
      'a name that is none',
      { ...file, clusters: [{ ...core, cluster_name: 'My Cluster' }] },
      '/clusters/0/cluster_name: must match',
    ],
    [
      'no masters',
      { ...file, clusters: [{ ...core, cluster_masters: [] }] },
      '/clusters/0/cluster_masters: must NOT have',
    ],
    [
      'a name twice',
      { ...file, clusters: [core, core] },
      '/clusters/1/cluster_name: is the name of /clusters/0 too',
    ],
    [
      'a host that is not there',
      {
        ...file,
        clusters: [
          core,
          { ...core, cluster_name: 'b', cluster_workers: on('3', '7') },
        ],
      },
      "/clusters/1/cluster_workers/1/host_id: there is no host '7' in /hosts",
    ],
    ['a wrong version', { ...file, k8s_version: 'new' }, '/k8s_version: must'],
  ])('says where there is %s', (_, content, message) => {
    expect(read(content)).toMatchObject({
      phase: 'FAILED',
      reason: 'InventoryInvalid',
      message: expect.stringContaining(message),
    });
  });

  it('says where the text breaks off, and never what it says', () => {
    const text = JSON.stringify(file, undefined, 2);
    for (let length = 1; length < text.length - 1; length += 1) {
      const found = readInventory(holding(text.slice(0, length)), key);
      expect(found).toMatchObject({ reason: 'InventoryInvalid' });
      expect(JSON.stringify(found)).not.toContain('horse');
    }
    const broken = readInventory(holding('{\n  "hosts": [}'), key);
    expect(broken).toMatchObject({
      message: expect.stringContaining('is not JSON at line 2, '),
    });
  });

  it.each([
    ['there is no ConfigMap', undefined, 'InventoryNotFound', 'There is no'],
    ['it has no such key', holding(undefined), 'InventoryInvalid', 'no key'],
  ])('says that %s', (_, configMap, reason, message) => {
    expect(readInventory(configMap, key)).toMatchObject({
      reason,
      message: expect.stringContaining(message),
    });
  });
});
