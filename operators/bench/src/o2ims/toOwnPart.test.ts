import {
  apiVersionOf,
  KubernetesObject,
  labels,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { Seen } from './Seen';
import { toOwnPart } from './toOwnPart';

const requestUid = 'request';

function object(
  type: ResourceType,
  rest: Record<string, unknown> = {},
): KubernetesObject {
  return {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: {
      name: 'core',
      uid: type.kind,
      generation: 1,
      labels: { [labels.provisioningRequestUid]: requestUid },
    },
    ...rest,
  } as KubernetesObject;
}

const request = (state: string): KubernetesObject => {
  const made = object(resourceTypes.provisioningRequest, {
    status: { provisioningStatus: { provisioningState: state } },
  });
  return { ...made, metadata: { name: 'core', uid: requestUid } };
};

const ready = {
  spec: { replicas: 1 },
  status: {
    observedGeneration: 1,
    replicas: 1,
    readyReplicas: 1,
    updatedReplicas: 1,
    initialized: true,
  },
};
const node = { status: { nodeRef: { name: 'byoh-1' } } };
const controlPlane = object(resourceTypes.kubeadmControlPlane, ready);

/** A cluster without workers, up to where only its control plane is missing. */
const before: Seen[] = [
  { at: 100, object: request('pending') },
  { at: 110, object: object(resourceTypes.cluster) },
  { at: 120, object: object(resourceTypes.kubeadmControlPlane) },
  { at: 140, object: object(resourceTypes.byoCluster) },
  // made by Cluster API
  { at: 200, object: object(resourceTypes.machine) },
  {
    at: 300,
    object: object(resourceTypes.cluster, {
      status: { infrastructureReady: true },
    }),
  },
  { at: 400, object: object(resourceTypes.machine, node) },
];

const ownPart = (...seen: Seen[]) =>
  toOwnPart({ sentAt: 90, requestUid, seen: [...before, ...seen] });

describe('toOwnPart', () => {
  it('takes the time to the last object that was made, and from the change that mattered', () => {
    expect(
      ownPart(
        { at: 500, object: controlPlane },
        // changes nothing of it
        { at: 510, object: object(resourceTypes.machine, node) },
        { at: 515, object: request('fulfilled') },
        { at: 900, object: controlPlane },
      ),
    ).toEqual({ whole: 425, applied: 50, told: 15 });
  });

  it('begins anew when a cluster broke in between', () => {
    expect(
      ownPart(
        { at: 500, object: controlPlane },
        { at: 600, object: object(resourceTypes.kubeadmControlPlane) },
        { at: 700, object: controlPlane },
        { at: 710, object: request('fulfilled') },
      ),
    ).toMatchObject({ told: 10 });
  });

  it('tells what it has not seen', () => {
    expect(() => ownPart()).toThrow('not seen fulfilled');
    expect(() => ownPart({ at: 500, object: request('fulfilled') })).toThrow(
      'before all of its cluster was there',
    );
  });

  it('understands v1beta2', () => {
    expect(
      ownPart(
        {
          at: 300,
          object: object(resourceTypes.cluster, {
            status: { initialization: { infrastructureProvisioned: true } },
          }),
        },
        {
          at: 500,
          object: object(resourceTypes.kubeadmControlPlane, {
            spec: { replicas: 1 },
            status: {
              observedGeneration: 1,
              replicas: 1,
              readyReplicas: 1,
              upToDateReplicas: 1,
              initialization: { controlPlaneInitialized: true },
            },
          }),
        },
        { at: 503, object: request('fulfilled') },
      ),
    ).toMatchObject({ told: 3 });
  });
});
