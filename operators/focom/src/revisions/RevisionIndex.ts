import { KubernetesObject, labels } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { newestOf, Revision, toRevision } from './Revision';

/**
 * The revisions of each request, as the watch shows them, and those of our own making that it has not shown yet:
 * decisions without them would undo what was executed last.
 */
export class RevisionIndex {
  readonly #byRequest = new Map<string, Map<string, Revision>>();

  static create(options: {
    revisions: Informer<KubernetesObject>;
  }): RevisionIndex {
    return new RevisionIndex(options.revisions);
  }

  private constructor(revisions: Informer<KubernetesObject>) {
    revisions.addHandler({
      onAdd: object => this.add(object),
      onUpdate: object => this.add(object),
      onDelete: ({ metadata }) =>
        this.remove(
          metadata.labels?.[labels.focomRequestUid] ?? '',
          metadata.name,
        ),
    });
  }

  of(requestUid: string): Revision[] {
    return [...(this.#byRequest.get(requestUid)?.values() ?? [])];
  }

  newest(requestUid: string): Revision | undefined {
    return newestOf(this.of(requestUid));
  }

  add(object: KubernetesObject): void {
    const requestUid = object.metadata.labels?.[labels.focomRequestUid];
    const revision = toRevision(object);
    if (!requestUid || !revision) {
      return;
    }
    const known = this.#byRequest.get(requestUid) ?? new Map();
    known.set(revision.name, revision);
    this.#byRequest.set(requestUid, known);
  }

  remove(requestUid: string, name: string): void {
    const known = this.#byRequest.get(requestUid);
    known?.delete(name);
    if (known?.size === 0) {
      this.#byRequest.delete(requestUid);
    }
  }
}
