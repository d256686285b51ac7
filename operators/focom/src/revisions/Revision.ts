import { annotations, KubernetesObject } from '@o2ims-portal/api';

/**
 * A revision of a request, as far as its metadata tells.
 *
 * @public
 */
export interface Revision {
  name: string;
  uid: string;
  number: number;
  /** Of the spec in it. */
  digest: string;
  /** Which generation of the request was approved, where it was a draft. */
  approvedGeneration?: string;
}

/** Reads a ControllerRevision's metadata; undefined when FOCOM did not write it. */
export function toRevision({
  metadata,
}: KubernetesObject): Revision | undefined {
  const [, number] = /-(\d+)$/.exec(metadata.name) ?? [];
  const {
    [annotations.specDigest]: digest,
    [annotations.approvedGeneration]: approvedGeneration,
  } = metadata.annotations ?? {};
  if (!number || !digest || !metadata.uid) {
    return undefined;
  }
  return {
    name: metadata.name,
    uid: metadata.uid,
    number: Number(number),
    digest,
    ...(approvedGeneration && { approvedGeneration }),
  };
}

/** The revision in force: the one with the highest number. */
export function newestOf(revisions: readonly Revision[]): Revision | undefined {
  return revisions.reduce<Revision | undefined>(
    (newest, revision) =>
      newest && newest.number > revision.number ? newest : revision,
    undefined,
  );
}

/** Those that a history of this length has no room for, the oldest first; never the one in force. */
export function surplusOf(
  revisions: readonly Revision[],
  limit: number,
): Revision[] {
  return [...revisions]
    .sort((a, b) => a.number - b.number)
    .slice(0, -Math.max(1, limit));
}
