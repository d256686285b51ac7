import { annotations, FocomProvisioningRequest } from '@o2ims-portal/api';
import {
  condition,
  focomRequest,
  parametersOf,
  provisioningRequest,
} from '../__testUtils__/objects';
import { toRequest } from './toRequest';

const context = { isSimulatedHost: () => false };
const metadata = {
  name: 'edge',
  uid: 'uid-1',
  creationTimestamp: '2026-11-01T10:00:00Z',
};

describe('toRequest', () => {
  it('tells a request that nobody has looked at yet', () => {
    const { version, stages, ...request } = toRequest(
      focomRequest({
        ...metadata,
        annotations: {
          [annotations.requestedBy]: 'user:default/rita',
          [annotations.owner]: 'group:default/team-a',
        },
      }),
      context,
    );
    expect(request).toEqual({
      kind: 'focom',
      namespace: 'default',
      name: 'edge',
      uid: 'uid-1',
      createdAt: '2026-11-01T10:00:00Z',
      requestedBy: 'user:default/rita',
      owner: 'group:default/team-a',
      phase: 'PENDING',
      message: 'Waiting for the FOCOM operator to begin',
      generation: 0,
      mode: 'Execute',
      oCloudId: 'local',
      templateName: 'byoh-workload-cluster',
      templateVersion: 'v1.0.0',
      templateParameters: parametersOf('edge'),
      clusterName: 'edge',
      kubernetesVersion: 'v1.32.0',
      hosts: [],
      labels: {},
      simulated: false,
    });
    expect(version).toMatch(/^[\w-]{22}$/);
    expect(stages.map(({ type, state }) => [type, state])).toEqual([
      ['Submitted', 'active'],
      ['Validated', 'waiting'],
      ['HostsReserved', 'waiting'],
      ['ResourcesApplied', 'waiting'],
      ['InfrastructureReady', 'waiting'],
      ['ControlPlaneReady', 'waiting'],
      ['WorkersReady', 'waiting'],
      ['Ready', 'waiting'],
    ]);
  });

  it('adds what its ProvisioningRequest says of cluster and hosts', () => {
    const request = toRequest(
      focomRequest(metadata, {
        phase: 'PROGRESSING',
        message: 'Starting',
        lastUpdated: '2026-11-01T10:00:02.500Z',
        conditions: [condition('Submitted', 'True')],
      }),
      {
        provisioningRequest: provisioningRequest(
          { name: 'edge-uid-1' },
          {
            extensions: {
              cluster: {
                name: 'edge-1',
                namespace: 'clusters',
                kubernetesVersion: 'v1.33.8',
              },
              hosts: [
                { name: 'byoh-1', hostId: '1', role: 'control-plane' },
                { name: 'byoh-2', role: 'worker' },
              ],
            },
          },
        ),
        isSimulatedHost: name => name === 'byoh-2',
      },
    );
    expect(request).toMatchObject({
      phase: 'PROGRESSING',
      message: 'Starting',
      updatedAt: '2026-11-01T10:00:02.500Z',
      remoteName: 'edge-uid-1',
      clusterName: 'edge-1',
      clusterNamespace: 'clusters',
      kubernetesVersion: 'v1.33.8',
      hosts: [
        { name: 'byoh-1', hostId: '1', role: 'control-plane' },
        { name: 'byoh-2', role: 'worker' },
      ],
      simulated: true,
    });
    expect(request.stages[0]).toEqual({
      type: 'Submitted',
      title: 'Sending to the O-Cloud',
      state: 'done',
      reason: 'Succeeded',
      message: '',
      startedAt: '2026-11-01T10:00:00Z',
      endedAt: '2026-11-01T10:00:01.000Z',
    });
    expect(request.stages[1].state).toBe('active');
  });

  it('says in the stage of FOCOM why FOCOM holds it', () => {
    const message = "host 'byoh-1' is reserved by request 'other'.";
    const why = { reason: 'HostInUse', message };
    const { phase, stages, ...request } = toRequest(
      focomRequest(metadata, {
        phase: 'PENDING',
        message,
        conditions: [
          { ...condition('Submitted', 'False'), ...why },
          { ...condition('Feasible', 'False'), ...why },
        ],
      }),
      context,
    );
    expect(phase).toBe('PENDING');
    expect(request.message).toBe(message);
    expect(stages).toHaveLength(8);
    expect(stages[0]).toMatchObject({
      type: 'Submitted',
      state: 'active',
      ...why,
    });
  });

  it('is DELETING as soon as that was asked for', () => {
    const deletionTimestamp = '2026-11-01T11:00:00Z';
    const status = {
      phase: 'FULFILLED',
      message: 'The cluster is up',
    } as const;
    expect(
      toRequest(
        focomRequest({ ...metadata, deletionTimestamp }, status),
        context,
      ),
    ).toMatchObject({
      phase: 'DELETING',
      deletedAt: deletionTimestamp,
      message:
        'Deletion was asked for; waiting for the FOCOM operator to begin',
    });
    expect(
      toRequest(
        focomRequest(
          { ...metadata, deletionTimestamp },
          { phase: 'DELETING', message: 'Freeing byoh-1' },
        ),
        context,
      ).message,
    ).toBe('Freeing byoh-1');
  });

  it('tells what it can of an object that says strange things', () => {
    const strange = {
      ...focomRequest(metadata),
      spec: {
        templateName: 7,
        templateParameters: { clusterName: ['edge'], k8sVersion: null },
      },
      status: { phase: 'Sleeping', message: {}, conditions: 'none' },
    } as unknown as FocomProvisioningRequest;
    expect(toRequest(strange, context)).toMatchObject({
      name: 'edge',
      templateName: '',
      templateVersion: '',
      phase: 'PENDING',
      message: 'Waiting for the FOCOM operator to begin',
      oCloudId: 'local',
      hosts: [],
    });
    expect(toRequest(strange, context).clusterName).toBeUndefined();
  });

  describe('version', () => {
    const version = (request: FocomProvisioningRequest) =>
      toRequest(request, context).version;

    it('stays when nothing that is told has changed', () => {
      const before = focomRequest({ ...metadata, resourceVersion: '1' });
      const after = focomRequest({
        ...metadata,
        resourceVersion: '2',
        annotations: { 'example.org/note': 'x' },
      });
      expect(version(after)).toBe(version(before));
    });

    it.each([
      ['phase', { phase: 'FAILED' as const }],
      ['message', { message: 'other' }],
      ['a stage', { conditions: [condition('Submitted', 'True')] }],
    ])('changes with %s', (_, status) => {
      expect(version(focomRequest(metadata, status))).not.toBe(
        version(focomRequest(metadata)),
      );
    });
  });
});
