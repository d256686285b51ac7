import { annotations, ByoHost, labels } from '@o2ims-portal/api';
import { byoHost, lease, provisioningRequest } from '../__testUtils__/objects';
import { toHost } from './toHost';

const metadata = {
  name: 'byoh-1',
  uid: 'uid-3',
  creationTimestamp: '2026-11-01T09:00:00Z',
  labels: { [labels.hostId]: '1', site: 'lab' },
  annotations: { [annotations.cleanSince]: '2026-11-01T09:00:01Z' },
};
const claimedBy = (cluster: string) => ({
  ...metadata,
  labels: { ...metadata.labels, [labels.clusterName]: cluster },
});
const request = provisioningRequest(
  { name: 'edge-1', uid: 'uid-1' },
  { extensions: { hosts: [{ name: 'byoh-1', role: 'control-plane' }] } },
);
const reservation = lease('byoh-1', { name: 'edge-1', uid: 'uid-1' });

describe('toHost', () => {
  it('tells a free host', () => {
    expect(
      toHost(
        byoHost(metadata, {
          hostinfo: { osimage: 'Debian 12', architecture: 'amd64' },
          network: [
            { isDefault: false, ipAddrs: ['127.0.0.1/8', '10.1.0.1/24'] },
            {
              isDefault: true,
              ipAddrs: ['10.0.0.5/24', 'fe80::1/64', '2001:db8::5/64'],
            },
          ],
          conditions: [
            {
              type: 'K8sNodeBootstrapSucceeded',
              status: 'False',
              reason: 'WaitingForMachineRefToBeAssigned',
              lastTransitionTime: '2026-11-01T09:00:00Z',
            },
          ],
        }),
        { acceptUnknown: false },
      ),
    ).toEqual({
      namespace: 'default',
      name: 'byoh-1',
      uid: 'uid-3',
      hostId: '1',
      state: 'free',
      osImage: 'Debian 12',
      architecture: 'amd64',
      addresses: ['10.0.0.5', '2001:db8::5', '10.1.0.1'],
      labels: { [labels.hostId]: '1', site: 'lab' },
      conditions: [
        {
          type: 'K8sNodeBootstrapSucceeded',
          status: 'False',
          reason: 'WaitingForMachineRefToBeAssigned',
          lastTransitionTime: '2026-11-01T09:00:00Z',
        },
      ],
      oCloudId: 'local',
      createdAt: '2026-11-01T09:00:00Z',
      simulated: false,
    });
  });

  it.each([
    ['free', metadata, {}, { state: 'free' }],
    [
      'reserved, of which the request is gone',
      metadata,
      { lease: reservation },
      { state: 'reserved', request: 'edge-1' },
    ],
    [
      'reserved',
      metadata,
      { lease: reservation, request },
      { state: 'reserved', request: 'edge-1', role: 'control-plane' },
    ],
    [
      'in use',
      claimedBy('edge'),
      { lease: reservation, request },
      {
        state: 'in-use',
        clusterName: 'edge',
        request: 'edge-1',
        role: 'control-plane',
      },
    ],
    [
      'in use by a cluster that is not ours',
      claimedBy('other'),
      {},
      { state: 'in-use', clusterName: 'other' },
    ],
  ])('tells a host that is %s', (_, meta, context, expected) => {
    const {
      state,
      request: name,
      role,
      clusterName,
    } = toHost(byoHost(meta), { acceptUnknown: false, ...context });
    expect({ state, request: name, role, clusterName }).toEqual({
      request: undefined,
      role: undefined,
      clusterName: undefined,
      ...expected,
    });
  });

  it.each([
    [
      false,
      {},
      {
        state: 'cleaning',
        notClean: `not known to be clean: no cleaner on it has set the annotation ${annotations.cleanSince}`,
      },
    ],
    [true, {}, { state: 'free', notClean: undefined }],
    [
      true,
      { [annotations.cleaningFailed]: 'disk full' },
      {
        state: 'cleaning',
        notClean: 'not clean: its cleaner said: disk full',
      },
    ],
  ])('says why a host is not clean', (acceptUnknown, given, expected) => {
    const { state, notClean } = toHost(
      byoHost({ ...metadata, annotations: given }),
      { acceptUnknown },
    );
    expect({ state, notClean }).toEqual(expected);
  });

  it('says when it is simulated', () => {
    const simulated = byoHost({
      ...metadata,
      labels: { [labels.simulated]: 'true' },
    });
    expect(toHost(simulated, { acceptUnknown: false }).simulated).toBe(true);
  });

  it('tells what it can of an object that says strange things', () => {
    const strange = {
      ...byoHost(metadata),
      status: {
        network: [null, { ipAddrs: 'no list' }, { ipAddrs: [7, '10.0.0.9'] }],
        conditions: [{ status: 'True' }, null],
        hostinfo: { osimage: 12 },
      },
    } as unknown as ByoHost;
    const host = toHost(strange, { acceptUnknown: false });
    expect(host).toMatchObject({
      name: 'byoh-1',
      addresses: ['10.0.0.9'],
      conditions: [],
    });
    expect(host.osImage).toBeUndefined();
  });
});
