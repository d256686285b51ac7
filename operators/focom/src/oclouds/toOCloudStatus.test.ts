import {
  ByoHost,
  hostLeaseName,
  labels,
  Lease,
  OCloud,
  reasons,
} from '@o2ims-portal/api';
import { aClusterTemplate, anOCloud } from '../__testUtils__/objects';
import { CloudFailure } from './CloudFailure';
import { toCapacity, toOCloudStatus } from './toOCloudStatus';

const now = new Date('2026-02-01T00:00:00Z');
const earlier = new Date('2026-01-01T00:00:00Z');
const oCloud = anOCloud('west', 'west');

function host(name: string, cluster?: string): ByoHost {
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
    kind: 'ByoHost',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'o2ims.provisioning.oran.org/clean-since': earlier.toISOString(),
      },
      ...(cluster && { labels: { [labels.clusterName]: cluster } }),
    },
  } as ByoHost;
}

function lease(hostName: string): Lease {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: hostLeaseName(hostName), namespace: 'default' },
  } as Lease;
}

const unauthorized: CloudFailure = {
  condition: 'Authorized',
  reason: reasons.unauthorized,
  message: 'Get another kubeconfig.',
};

const conditionsOf = (status: OCloud['status']) =>
  status?.conditions?.map(({ type, status: is, reason }) => [type, is, reason]);

describe('toOCloudStatus', () => {
  it('says what an O-Cloud has to offer', () => {
    const status = toOCloudStatus(
      oCloud,
      {
        health: 'connected',
        requestCount: 2,
        server: 'https://west.example',
        clusterId: 'a',
        lastContact: now,
        hosts: [host('one'), host('two', 'edge'), host('three')],
        leases: [lease('three'), lease('two')],
        templates: [aClusterTemplate('uid')],
      },
      now,
    );
    expect(status).toMatchObject({
      message: 'Ready: https://west.example.',
      clusterId: 'a',
      lastContactTime: now.toISOString(),
      requestCount: 2,
      capacity: { hosts: 3, free: 1, reserved: 1, inUse: 1, other: 0 },
      templates: [{ name: 'small', version: 'v1' }],
    });
    expect(conditionsOf(status)).toEqual([
      ['Reachable', 'True', 'Connected'],
      ['Authorized', 'True', 'Connected'],
      ['ApiServed', 'True', 'Connected'],
    ]);
  });

  it('says which condition does not hold, and of those after it that they are not known', () => {
    const status = toOCloudStatus(
      oCloud,
      { health: unauthorized, requestCount: 0 },
      now,
    );
    expect(status.message).toBe('Get another kubeconfig.');
    expect(conditionsOf(status)).toEqual([
      ['Reachable', 'True', 'Connected'],
      ['Authorized', 'False', 'Unauthorized'],
      ['ApiServed', 'Unknown', 'Waiting'],
    ]);
  });

  it('keeps what was known, and when it was heard of, while it is away', () => {
    const before = toOCloudStatus(
      oCloud,
      {
        health: 'connected',
        requestCount: 1,
        lastContact: earlier,
        hosts: [host('one')],
        leases: [],
        templates: [aClusterTemplate('uid')],
      },
      earlier,
    );
    const away = toOCloudStatus(
      { ...oCloud, status: before },
      {
        health: { ...unauthorized, condition: 'Reachable' },
        requestCount: 1,
        lastContact: new Date('2026-01-15T00:00:00Z'),
      },
      now,
    );
    expect(away.capacity).toEqual(before.capacity);
    expect(away.templates).toEqual(before.templates);
    expect(away.lastContactTime).toBe('2026-01-15T00:00:00.000Z');
    const still = toOCloudStatus(
      { ...oCloud, status: away },
      {
        health: { ...unauthorized, condition: 'Reachable' },
        requestCount: 1,
        lastContact: now,
      },
      new Date('2026-03-01T00:00:00Z'),
    );
    expect(still).toEqual(away);
  });

  it('says that it is connecting only of one of which nothing is known', () => {
    const connecting = { health: 'connecting', requestCount: 0 } as const;
    const first = toOCloudStatus(oCloud, connecting, earlier);
    expect(first.message).toContain('connecting');
    expect(conditionsOf(first)?.[0]).toEqual([
      'Reachable',
      'Unknown',
      'Connecting',
    ]);
    const status = toOCloudStatus(
      oCloud,
      { health: unauthorized, requestCount: 0 },
      earlier,
    );
    expect(toOCloudStatus({ ...oCloud, status }, connecting, now)).toEqual(
      status,
    );
  });

  it('says what its deletion waits for', () => {
    const status = toOCloudStatus(
      oCloud,
      { health: 'connected', requestCount: 1, waitsFor: 'Waits.' },
      now,
    );
    expect(status.message).toBe('Waits.');
  });

  it('counts a host that is not known to be clean as none of the others', () => {
    const { metadata, ...dirty } = host('dirty');
    expect(
      toCapacity([{ ...dirty, metadata: { name: metadata.name } }], []),
    ).toEqual({ hosts: 1, free: 0, reserved: 0, inUse: 0, other: 1 });
  });
});
