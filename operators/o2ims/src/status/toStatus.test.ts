import { Condition, stageConditions } from '@o2ims-portal/api';
import {
  capiCluster,
  clusterPlan,
  provisioningRequest,
} from '../__testUtils__/objects';
import { StatusOptions, toStatus } from './toStatus';

const conditions: Condition[] = stageConditions.map(type => ({
  type,
  status: 'True',
  reason: 'Succeeded',
  message: `${type} is done`,
  lastTransitionTime: '2026-01-01T00:00:00.000Z',
}));
const waiting: Condition[] = conditions.map(condition =>
  condition.type === 'HostsReserved'
    ? { ...condition, status: 'False', message: 'host is in use' }
    : condition,
);

const options: StatusOptions = {
  request: provisioningRequest({}),
  state: 'fulfilled',
  conditions,
  namespace: 'default',
  now: new Date('2026-01-01T00:00:01.500Z'),
};

it('says what was provisioned, by real identifiers', () => {
  const status = toStatus({
    ...options,
    plan: clusterPlan(),
    cluster: capiCluster(),
  });
  expect(status).toEqual({
    observedGeneration: 1,
    provisioningStatus: {
      provisioningState: 'fulfilled',
      provisioningMessage: 'Ready is done',
      provisioningUpdateTime: '2026-01-01T00:00:01.500Z',
    },
    provisionedResourceSet: {
      oCloudNodeClusterId: 'uid-of-cluster',
      oCloudInfrastructureResourceIds: ['uid-of-byoh-1', 'uid-of-byoh-2'],
    },
    extensions: {
      cluster: {
        name: 'core',
        namespace: 'default',
        controlPlaneEndpoint: '10.0.0.1:6443',
        kubernetesVersion: 'v1.32.0',
        kubeconfigSecret: 'core-kubeconfig',
      },
      template: 'byoh-v1',
      hosts: [
        { name: 'byoh-1', hostId: '1', role: 'control-plane' },
        { name: 'byoh-2', hostId: '2', role: 'worker' },
      ],
    },
    conditions,
  });
});

it('claims nothing that is not there', () => {
  const { extensions, provisionedResourceSet } = toStatus(options);
  expect(extensions).toBeUndefined();
  expect(provisionedResourceSet).toBeUndefined();
});

it.each([
  ['the stage that is worked on', {}, 'host is in use'],
  ['what deletion waits for', { message: 'Deleting' }, 'Deleting'],
  ['a notice besides', { notice: 'And more' }, 'host is in use. And more'],
])('tells of %s', (_, said, message) => {
  const { provisioningStatus } = toStatus({
    ...options,
    ...said,
    state: 'pending',
    conditions: waiting,
  });
  expect(provisioningStatus?.provisioningMessage).toBe(message);
});

it('equals the status before it when nothing happened', () => {
  const before = toStatus(options);
  const request = provisioningRequest({ status: before });
  const now = new Date('2026-01-02T00:00:00.000Z');
  expect(toStatus({ ...options, request, now })).toEqual(before);
  const { provisioningStatus } = toStatus({
    ...options,
    request,
    state: 'progressing',
    now,
  });
  expect(provisioningStatus?.provisioningUpdateTime).toBe(now.toISOString());
});

it('does not take up a change of a request for which nothing is done', () => {
  const before = provisioningRequest({ status: { observedGeneration: 1 } });
  const request = {
    ...before,
    metadata: { ...before.metadata, generation: 2 },
  };
  const observed = (held: boolean) =>
    toStatus({ ...options, request, held }).observedGeneration;
  expect([observed(true), observed(false)]).toEqual([1, 2]);
});

it('keeps what is known of a cluster that is not looked at meanwhile', () => {
  const before = toStatus({
    ...options,
    plan: clusterPlan({ adopted: true }),
    cluster: capiCluster(),
  });
  const request = provisioningRequest({ status: before });
  expect(toStatus({ ...options, request, held: true })).toEqual(before);
  expect(toStatus({ ...options, request }).provisionedResourceSet).toBe(
    undefined,
  );
});

it('remembers that it adopts a cluster while that is not there', () => {
  const extensions = (adopted?: true) =>
    toStatus({
      ...options,
      request: provisioningRequest({
        status: toStatus({ ...options, plan: clusterPlan({ adopted }) }),
      }),
    }).extensions;
  expect(extensions(true)).toEqual({
    cluster: { name: 'core', namespace: 'default', adopted: true },
  });
  expect(extensions()).toBeUndefined();
});
