import { OCloud } from '@o2ims-portal/api';
import { toOCloud } from './toOCloud';

const metadata = { namespace: 'default', name: 'west' };

function oCloud(
  status?: OCloud['status'],
  spec: OCloud['spec'] = {
    o2imsSecret: { secretRef: { name: 'west-o2ims', namespace: 'default' } },
  },
): OCloud {
  return {
    apiVersion: 'focom.nephio.org/v1alpha1',
    kind: 'OCloud',
    metadata,
    spec,
    ...(status && { status }),
  };
}

function condition(type: string, status: 'True' | 'False' | 'Unknown') {
  return {
    type,
    status,
    reason: 'Because',
    message: `${type} is ${status}`,
    lastTransitionTime: '2026-11-01T10:00:00Z',
  };
}

const ready = [
  condition('Reachable', 'True'),
  condition('Authorized', 'True'),
  condition('ApiServed', 'True'),
];

describe('toOCloud', () => {
  it('tells of another cluster what FOCOM knows', () => {
    const capacity = { hosts: 4, free: 1, reserved: 1, inUse: 2, other: 0 };
    const templates = [{ name: 'small', version: 'v1', deprecated: true }];
    expect(
      toOCloud(
        oCloud({
          conditions: ready,
          capacity,
          templates,
          message: 'Ready',
          lastContactTime: '2026-11-01T10:00:00Z',
        }),
        { hosts: [{ state: 'free' }], templates: [] },
      ),
    ).toEqual({
      ...metadata,
      isLocal: false,
      isAvailable: true,
      capacity,
      templates,
      lastContactTime: '2026-11-01T10:00:00Z',
      conditions: ready,
    });
  });

  it('tells of the management cluster what the portal sees', () => {
    expect(
      toOCloud(oCloud(undefined, {}), {
        hosts: [
          { state: 'free' },
          { state: 'in-use' },
          { state: 'in-use' },
          { state: 'cleaning' },
          { state: 'reserved' },
        ],
        templates: [
          {
            apiVersion: 'o2ims.provisioning.oran.org/v1alpha1',
            kind: 'ClusterTemplate',
            metadata: { name: 'small-v1' },
            spec: {
              name: 'small',
              version: 'v1',
              kubernetesVersions: ['v1.32.0'],
              parameterSchema: {},
            },
          },
        ],
      }),
    ).toEqual({
      ...metadata,
      isLocal: true,
      isAvailable: true,
      capacity: { hosts: 5, free: 1, reserved: 1, inUse: 2, other: 1 },
      templates: [{ name: 'small', version: 'v1' }],
      conditions: [],
    });
  });

  it.each<[string, OCloud, string]>([
    [
      'FOCOM has not looked',
      oCloud(),
      'FOCOM has not looked at it yet; if that lasts, see whether the FOCOM operator runs',
    ],
    [
      'it cannot be reached, in the words of FOCOM',
      oCloud({
        conditions: [condition('Reachable', 'False')],
        message: 'No answer from 10.0.0.1: is it up?',
      }),
      'No answer from 10.0.0.1: is it up?',
    ],
    [
      'it is not known whether it can be reached',
      oCloud({ conditions: [condition('Reachable', 'Unknown')] }),
      'Reachable is Unknown',
    ],
    [
      'FOCOM may not come in',
      oCloud({
        conditions: [
          condition('Reachable', 'True'),
          condition('Authorized', 'False'),
        ],
      }),
      'Authorized is False',
    ],
    [
      'the management cluster has no O2 IMS',
      oCloud({ conditions: [condition('ApiServed', 'False')] }, {}),
      'ApiServed is False',
    ],
  ])('is not available when %s', (_, object, message) => {
    expect(toOCloud(object, {})).toMatchObject({ isAvailable: false, message });
  });

  it('takes no notice of conditions that do not keep requests from going on', () => {
    const conditions = [...ready, condition('CapacityKnown', 'False')];
    expect(toOCloud(oCloud({ conditions }), {}).isAvailable).toBe(true);
  });
});
