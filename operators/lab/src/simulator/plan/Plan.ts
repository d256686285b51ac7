import { isDeepStrictEqual } from 'node:util';
import {
  apiVersionOf,
  KubernetesObject,
  labels,
  ObjectMeta,
  OwnerReference,
  ResourceType,
} from '@o2ims-portal/api';
import { Clock } from '../model/Clock';
import { Node } from '../model/objects';

const MAKERS = ['KubeadmControlPlane', 'MachineSet'];

/** An object to be made: all but what its type says. */
export interface NewObject {
  metadata: ObjectMeta;
  spec?: object;
  /** Of a Secret. */
  type?: string;
  data?: Record<string, string>;
}

/** Something to do to the plane or to a workload cluster. */
export type Write =
  | { verb: 'create'; type: ResourceType; object: KubernetesObject }
  | {
      verb: 'patch' | 'patchStatus';
      type: ResourceType;
      object: KubernetesObject;
      patch: object;
    }
  | {
      /** `collect` makes sure first that all owners are gone. */
      verb: 'delete' | 'collect';
      type: ResourceType;
      object: KubernetesObject;
    }
  | { verb: 'startWorkload' | 'removeWorkload' }
  | { verb: 'createNode'; node: Node }
  | { verb: 'patchNode' | 'patchNodeStatus'; name: string; patch: object }
  | { verb: 'deleteNode'; name: string };

/**
 * What to do next, worked out from one look at the objects. Nothing gets in that changes nothing, so an unchanged
 * world gives an empty plan.
 */
export class Plan {
  readonly writes: Write[] = [];
  readonly clock: Clock;

  static create(options: { clock: Clock }): Plan {
    return new Plan(options.clock);
  }

  private constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Makes an object; it is marked as simulated. */
  create(type: ResourceType, object: NewObject) {
    const { metadata } = object;
    this.writes.push({
      verb: 'create',
      type,
      object: {
        ...object,
        apiVersion: apiVersionOf(type),
        kind: type.kind,
        metadata: {
          ...metadata,
          labels: { ...metadata.labels, [labels.simulated]: 'true' },
        },
      },
    });
  }

  patch(type: ResourceType, object: KubernetesObject, patch: object) {
    this.writes.push({ verb: 'patch', type, object, patch });
  }

  /** Sets the status to what is given, by a patch of the fields that differ. */
  status<T extends KubernetesObject & { status?: object }>(
    type: ResourceType,
    object: T,
    status: NonNullable<T['status']>,
  ) {
    const before = plain(object.status ?? {});
    const after = plain(status);
    const changed = [
      ...new Set([...Object.keys(before), ...Object.keys(after)]),
    ]
      .filter(field => !isDeepStrictEqual(before[field], after[field]))
      .map(field => [field, after[field] ?? null]);
    if (changed.length > 0) {
      const patch = { status: Object.fromEntries(changed) };
      this.writes.push({ verb: 'patchStatus', type, object, patch });
    }
  }

  delete(
    type: ResourceType,
    object: KubernetesObject,
    verb: 'delete' | 'collect' = 'delete',
  ) {
    if (!object.metadata.deletionTimestamp) {
      this.writes.push({ verb, type, object });
    }
  }

  addFinalizer(type: ResourceType, object: KubernetesObject, name: string) {
    const { finalizers = [] } = object.metadata;
    if (!finalizers.includes(name)) {
      this.patch(type, object, {
        metadata: { finalizers: [...finalizers, name] },
      });
    }
  }

  removeFinalizer(type: ResourceType, object: KubernetesObject, name: string) {
    const { finalizers = [] } = object.metadata;
    if (finalizers.includes(name)) {
      this.patch(type, object, {
        metadata: { finalizers: finalizers.filter(other => other !== name) },
      });
    }
  }

  /** Writes an owner, and labels, into an object that somebody else made. */
  adopt(
    type: ResourceType,
    object: KubernetesObject,
    owner: OwnerReference,
    withLabels: Record<string, string> = {},
  ) {
    const { ownerReferences = [], labels: has = {} } = object.metadata;
    const owned = ownerReferences.some(({ uid }) => uid === owner.uid);
    const labelled = Object.keys(withLabels).every(
      key => has[key] === withLabels[key],
    );
    if (owned && labelled) {
      return;
    }
    this.patch(type, object, {
      metadata: {
        ...(!labelled && { labels: withLabels }),
        ...(!owned && {
          ownerReferences: [
            // a Machine takes its parts over from what made them
            ...ownerReferences.filter(
              ({ kind }) => owner.kind !== 'Machine' || !MAKERS.includes(kind),
            ),
            owner,
          ],
        }),
      },
    });
  }

  perform(write: Exclude<Write, { object: KubernetesObject }>) {
    this.writes.push(write);
  }
}

/** An owner reference to an object. */
export function ownerOf(
  object: KubernetesObject,
  options: { controller?: boolean } = {},
): OwnerReference {
  return {
    apiVersion: object.apiVersion,
    kind: object.kind,
    name: object.metadata.name,
    uid: object.metadata.uid!,
    ...(options.controller && { controller: true, blockOwnerDeletion: true }),
  };
}

/** As the API server will have it: without fields that are undefined. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value));
}
