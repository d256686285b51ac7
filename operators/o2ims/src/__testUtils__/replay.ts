import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  ByoHost,
  Cluster,
  KubeadmControlPlane,
  KubernetesObject,
  Machine,
  MachineDeployment,
} from '@o2ims-portal/api';

interface Line {
  /** Seconds since the start. */
  at: number;
  /** `Kind/name`. */
  object: string;
  /** What changed, as a merge patch; null when it went. Conditions are by type. */
  patch: object | null;
}

type Loose = Record<string, unknown>;

function merge(target: Loose, patch: Loose): Loose {
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete merged[key];
    } else if (typeof value === 'object' && !Array.isArray(value)) {
      merged[key] = merge((merged[key] ?? {}) as Loose, value as Loose);
    } else {
      merged[key] = value;
    }
  }
  return merged;
}

/** Conditions as Kubernetes has them: a list. */
function withLists(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === 'conditions'
        ? Object.entries(part as Loose).map(([type, condition]) => ({
            type,
            ...(condition as object),
          }))
        : withLists(part),
    ]),
  );
}

/** The objects at one moment. */
export class RecordedMoment {
  readonly now: Date;
  readonly #objects: ReadonlyMap<string, KubernetesObject>;

  constructor(now: Date, objects: ReadonlyMap<string, KubernetesObject>) {
    this.now = now;
    this.#objects = objects;
  }

  get cluster(): Cluster | undefined {
    return this.#of<Cluster>('Cluster')[0];
  }

  get controlPlane(): KubeadmControlPlane | undefined {
    return this.#of<KubeadmControlPlane>('KubeadmControlPlane')[0];
  }

  get machineDeployments(): MachineDeployment[] {
    return this.#of('MachineDeployment');
  }

  get machines(): Machine[] {
    return this.#of('Machine');
  }

  get hosts(): ByoHost[] {
    return this.#of('ByoHost');
  }

  #of<T extends KubernetesObject>(kind: string): T[] {
    return [...this.#objects.values()].filter(
      object => object.kind === kind,
    ) as T[];
  }
}

/**
 * What Cluster API and BYOH made of real objects, from the creation of a cluster with one control-plane node and one
 * worker to its deletion: Cluster API v1.10.4 in v1beta1, v1.13.6 in v1beta2. Only what matters to us was kept.
 */
export function* replay(
  version: 'v1beta1' | 'v1beta2',
): Generator<RecordedMoment> {
  const file = `create-and-delete.${version}.jsonl`;
  const [first, ...lines] = readFileSync(
    resolve(__dirname, '../__fixtures__', file),
    'utf8',
  )
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  const start = Date.parse((first as { startedAt: string }).startedAt);
  const raw = new Map<string, Loose>();
  const objects = new Map<string, KubernetesObject>();
  for (const { at, object, patch } of lines as Line[]) {
    if (patch) {
      raw.set(object, merge(raw.get(object) ?? {}, patch as Loose));
      objects.set(object, withLists(raw.get(object)) as KubernetesObject);
    } else {
      raw.delete(object);
      objects.delete(object);
    }
    yield new RecordedMoment(new Date(start + at * 1000), new Map(objects));
  }
}
