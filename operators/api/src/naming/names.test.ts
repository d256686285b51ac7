import { labels } from './annotations';
import {
  clusterOfRemoteName,
  controlPlaneName,
  hostLeaseName,
  hostOfLease,
  kubeconfigSecretName,
  remoteRequestName,
  requestLabels,
  templateObjectName,
  toDnsLabel,
  toLabelValue,
  workerConfigName,
  workerName,
} from './names';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

describe('toDnsLabel', () => {
  it('leaves alone what fits', () => {
    expect(toDnsLabel('core', 'worker', '1')).toBe('core-worker-1');
    expect(toDnsLabel('a'.repeat(63))).toBe('a'.repeat(63));
  });

  it.each([
    ['upper case', 'Host-A'],
    ['dots', 'node1.example.com'],
    ['underscores', 'rack_3'],
    ['too long', 'a'.repeat(64)],
    ['nothing usable', '___'],
    ['nothing', ''],
    ['hyphens at the ends', '-a-'],
    ['a cut that would end in a hyphen', `${'a'.repeat(54)}-${'b'.repeat(30)}`],
  ])('makes a DNS label of %s', (_, name) => {
    expect(toDnsLabel(name)).toMatch(DNS_LABEL);
    expect(toDnsLabel(name)).not.toBe(name);
  });

  it.each([
    ['Host-A', 'host-a'],
    ['rack.1', 'rack-1'],
    ['rack.1', 'rack_1'],
    [`${'a'.repeat(70)}1`, `${'a'.repeat(70)}2`],
  ])('tells %s from %s', (one, other) => {
    expect(toDnsLabel(one)).not.toBe(toDnsLabel(other));
  });
});

describe('names of what machines are made from', () => {
  /** BYOH writes `<namespace>.<machine>` into a label; Cluster API adds `-xxxxx-xxxxx` to a MachineDeployment's name. */
  const roomy = (name: string) =>
    `o2ims-system.${name}-xxxxx-xxxxx`.length <= 63;

  it.each([
    ['core', '1', 'core-control-plane', 'core-worker-1'],
    ['edge', 'rack-7', 'edge-control-plane', 'edge-worker-rack-7'],
  ])('are readable: %s on %s', (cluster, host, controlPlane, worker) => {
    expect(controlPlaneName(cluster)).toBe(controlPlane);
    expect(workerName(cluster, host)).toBe(worker);
  });

  it('leave room for what Cluster API and BYOH add', () => {
    const cluster = 'a'.repeat(40);
    const hostId = 'h'.repeat(63);
    for (const name of [
      controlPlaneName(cluster),
      workerName(cluster, hostId),
      workerName('core', hostId),
    ]) {
      expect(name).toMatch(DNS_LABEL);
      expect(roomy(name)).toBe(true);
    }
  });

  it('differ where hosts differ only in what had to be changed or cut', () => {
    const ids = ['Rack_1', 'rack_1', 'rack.1', 'rack-1', 'r'.repeat(63)];
    const names = ids.map(id => workerName('core', id));
    expect(new Set(names).size).toBe(ids.length);
  });
});

describe('toLabelValue', () => {
  it.each(['byoh-1', 'node1.example.com', 'a'.repeat(63)])(
    'leaves %s alone',
    name => {
      expect(toLabelValue(name)).toBe(name);
    },
  );

  it('cuts a longer name to a value of its own', () => {
    const long = `${'a'.repeat(54)}.${'b'.repeat(100)}`;
    expect(toLabelValue(long)).toMatch(LABEL_VALUE);
    expect(toLabelValue(`${long}x`)).not.toBe(toLabelValue(long));
  });
});

it('labels what is made for a request so that it can be found, however long its name is', () => {
  const name = 'r'.repeat(253);
  const made = requestLabels({ metadata: { name, uid: 'uid-1' } });
  expect(made[labels.provisioningRequestUid]).toBe('uid-1');
  expect(made[labels.provisioningRequest]).toMatch(LABEL_VALUE);
});

it('names the rest after what it belongs to', () => {
  expect(workerConfigName('core')).toBe('core-worker');
  expect(kubeconfigSecretName('core')).toBe('core-kubeconfig');
  expect(hostLeaseName('byoh-1')).toBe('byohost-byoh-1');
  expect(templateObjectName('byoh', 'v1.0.0')).toBe('byoh-v1.0.0');
});

it('names a remote request after the one it is made for, within 253 characters', () => {
  const uid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
  expect(remoteRequestName('edge', uid)).toBe('edge-0a1b2c3d');
  expect(remoteRequestName('e'.repeat(253), uid).length).toBeLessThan(254);
});

describe('names of the remote requests of one for several clusters', () => {
  const uid = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';
  const cluster = 'c'.repeat(63);

  it.each([
    ['edge', 'west', 'edge-west-0a1b2c3d'],
    ['edge', 'west-2', 'edge-west-2-0a1b2c3d'],
    [`${'e'.repeat(170)}.....x`, cluster, undefined],
    ['e'.repeat(253), cluster, undefined],
    [`${'e'.repeat(172)}-aaa-b`, 'aaa-b', undefined],
  ])('of %s for %s can be read back', (name, item, expected) => {
    const remote = remoteRequestName(name, uid, item);
    expect(remote.length).toBeLessThan(254);
    expect(remote).toMatch(/^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/);
    expect(clusterOfRemoteName(remote, name, uid)).toBe(item);
    if (expected) {
      expect(remote).toBe(expected);
    }
  });

  it.each([
    ['edge-0a1b2c3d', 'the name of one for a single cluster'],
    ['edge-west-99999999', 'of another request of this name'],
    ['core-west-0a1b2c3d', 'of a request of another name'],
  ])('are not taken for %s, %s', remote => {
    expect(clusterOfRemoteName(remote, 'edge', uid)).toBeUndefined();
  });
});

it.each([
  [hostLeaseName('byoh-1'), 'byoh-1'],
  ['o2ims-operator', undefined],
])('reads the host from the name of Lease %s', (name, host) => {
  expect(hostOfLease({ metadata: { name } })).toBe(host);
});
