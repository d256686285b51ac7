import { KubernetesObject } from '@o2ims-portal/api';
import { generatedName } from '../model/names';
import { isDeleting } from './views';

type Named = Pick<KubernetesObject, 'metadata'>;

/**
 * The name of the next machine: that of parts which were made for a machine already, as before a restart, or else a
 * new one. No name comes twice: a host that was not cleaned up yet still carries the name of its former machine.
 */
export function freeName(
  maker: Named,
  existing: { machines: readonly Named[]; parts: readonly Named[] },
  now: Date,
): string {
  const { machines, parts } = existing;
  const has = (objects: readonly Named[], name: string) =>
    objects.some(({ metadata }) => metadata.name === name);
  const waiting = parts.find(
    part =>
      !isDeleting(part) &&
      !has(machines, part.metadata.name) &&
      part.metadata.ownerReferences?.some(
        ({ uid }) => uid === maker.metadata.uid,
      ),
  );
  if (waiting) {
    return waiting.metadata.name;
  }
  for (let ordinal = 0; ; ordinal++) {
    const name = generatedName(
      maker.metadata.name,
      `${maker.metadata.uid}/${now.toISOString()}/${ordinal}`,
    );
    if (!has(machines, name) && !has(parts, name)) {
      return name;
    }
  }
}
