import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';

/** What a catalog would have after the mutations that it was given. */
export class FakeCatalog implements EntityProviderConnection {
  readonly entities = new Map<string, Entity>();
  readonly mutations: EntityProviderMutation[] = [];
  /** Set, it is thrown once instead of the next mutation. */
  nextFailure?: Error;
  readonly #waiting = new Set<() => void>();

  async applyMutation(mutation: EntityProviderMutation): Promise<void> {
    if (this.nextFailure) {
      const failure = this.nextFailure;
      this.nextFailure = undefined;
      throw failure;
    }
    this.mutations.push(mutation);
    if (mutation.type === 'full') {
      this.entities.clear();
    }
    const added = mutation.type === 'full' ? mutation.entities : mutation.added;
    const removed = mutation.type === 'full' ? [] : mutation.removed;
    added.forEach(({ entity }) =>
      this.entities.set(stringifyEntityRef(entity), entity),
    );
    removed.forEach(one =>
      this.entities.delete(
        'entityRef' in one ? one.entityRef : stringifyEntityRef(one.entity),
      ),
    );
    this.#waiting.forEach(look => look());
  }

  async refresh(): Promise<void> {}

  get refs(): string[] {
    return [...this.entities.keys()].sort();
  }

  /** Resolves once, after some mutation, this holds. */
  until(condition: (catalog: FakeCatalog) => boolean): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (condition(this)) {
          this.#waiting.delete(look);
          resolve();
        }
      };
      this.#waiting.add(look);
      look();
    });
  }
}
