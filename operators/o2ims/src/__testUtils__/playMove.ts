import {
  annotations,
  KubernetesObject,
  ObjectMeta,
  ResourceType,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

const namespace = 'default';

/** What moves with a Cluster, as owned by it. */
const OWNED: readonly ResourceType[] = [
  resourceTypes.byoCluster,
  resourceTypes.kubeadmControlPlane,
  resourceTypes.byoMachineTemplate,
  resourceTypes.kubeadmConfigTemplate,
  resourceTypes.machineDeployment,
];

interface Found {
  type: ResourceType;
  object: KubernetesObject;
}

/**
 * Does what `clusterctl move` of Cluster API v1.10 does, call by call: pauses the Clusters, makes everything on the
 * other plane, owners first, with the same names and new UIDs; then marks, deletes and strips of finalizers what is
 * here, owners last, but for what is in no namespace; at last resumes the Clusters there.
 */
export async function playMove(options: {
  from: KubernetesClient;
  to: KubernetesClient;
  /** A kind in the version that both serve. */
  served: (type: ResourceType) => ResourceType;
  /** Runs when everything is there, before anything is deleted here. */
  beforeDeletion?: () => Promise<void>;
}): Promise<void> {
  const { from, to, served, beforeDeletion } = options;
  const find = async (kind: ResourceType): Promise<Found[]> => {
    const type = served(kind);
    const found = await from.list(type, { namespace });
    return found.items.map(object => ({ type, object }));
  };
  const { items } = await from.list(resourceTypes.provisioningRequest);
  const requests = items.map(object => ({
    type: resourceTypes.provisioningRequest,
    object,
  }));
  const clusters = await find(resourceTypes.cluster);
  const owned = (await Promise.all(OWNED.map(find))).flat();
  const pause = (client: KubernetesClient, paused: true | null) =>
    Promise.all(
      clusters.map(({ type, object }) =>
        client.patch(type, object.metadata, { spec: { paused } }),
      ),
    );

  await pause(from, true);
  const uids = new Map<string, string>();
  for (const { type, object } of [...requests, ...clusters, ...owned]) {
    const { metadata, ...rest } = (await from.get<KubernetesObject>(
      type,
      object.metadata,
    ))!;
    const {
      resourceVersion: _,
      managedFields,
      ownerReferences,
      ...kept
    } = metadata as ObjectMeta & { managedFields?: object[] };
    const copy = {
      ...rest,
      metadata: {
        ...kept,
        ...(ownerReferences && {
          ownerReferences: ownerReferences.map(owner => ({
            ...owner,
            uid: uids.get(owner.uid)!,
          })),
        }),
      },
    };
    // what is in no namespace stays as it is there
    const isThere = !type.namespaced && (await to.get(type, metadata));
    if (isThere) {
      continue;
    }
    const made = await to.create<KubernetesObject>(type, copy);
    uids.set(metadata.uid!, made.metadata.uid!);
    await to.patch(type, made.metadata, { metadata: { managedFields } });
  }
  await beforeDeletion?.();
  for (const { type, object } of [...owned, ...clusters]) {
    const { metadata } = (await from.get<KubernetesObject>(
      type,
      object.metadata,
    ))!;
    // all others go with that
    const others = Object.keys(metadata.annotations ?? {}).map(key => [
      key,
      null,
    ]);
    await from.patch(type, metadata, {
      metadata: {
        annotations: {
          ...Object.fromEntries(others),
          [annotations.deleteForMove]: '',
        },
      },
    });
    await from.delete(type, metadata);
    if (metadata.finalizers?.length) {
      await from.patch(type, metadata, { metadata: { finalizers: [] } });
    }
  }
  await pause(to, null);
}
