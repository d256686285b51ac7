import { PlannedHost } from '@o2ims-portal/host-rules';
import { withNodeSettings } from './withNodeSettings';

const host = (id: number, role: PlannedHost['role']): PlannedHost => ({
  name: `byoh-${id}`,
  uid: `uid-of-byoh-${id}`,
  hostId: `${id}`,
  role,
});
const hosts = [host(1, 'control-plane'), host(2, 'worker'), host(3, 'worker')];
const labels = { 'node.cluster.x-k8s.io/rack': 'r1' };
const gpu = { key: 'dedicated', value: 'gpu', effect: 'NoSchedule' as const };

it('takes what is said of each pinned host', () => {
  expect(
    withNodeSettings(hosts, {
      hosts: {
        masters: [{ hostId: '1', labels }],
        workers: [{ hostId: '2' }, { hostId: '3', taints: [gpu] }],
      },
    }),
  ).toEqual([
    { ...hosts[0], labels },
    hosts[1],
    { ...hosts[2], taints: [gpu] },
  ]);
});

it('takes what is said of all that are chosen for a role', () => {
  expect(
    withNodeSettings(hosts, {
      hosts: { masters: [{ hostId: '1' }] },
      workers: { replicas: 2, labels, taints: [gpu] },
    }),
  ).toEqual([
    hosts[0],
    { ...hosts[1], labels, taints: [gpu] },
    { ...hosts[2], labels, taints: [gpu] },
  ]);
});

it('sees no difference between what means the same', () => {
  const first = { key: 'a', effect: 'NoExecute' as const };
  const [master] = withNodeSettings(hosts, {
    controlPlane: {
      replicas: 1,
      labels: {},
      taints: [gpu, { ...first, value: '' }],
    },
  });
  expect(master).toEqual({ ...hosts[0], taints: [first, gpu] });
});

it('forgets what was said before', () => {
  const before = withNodeSettings(hosts, {
    workers: { replicas: 2, labels, taints: [gpu] },
  });
  expect(withNodeSettings(before, { workers: { replicas: 2 } })).toEqual(hosts);
});
