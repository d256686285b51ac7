import { isDeepStrictEqual } from 'node:util';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityProviderConnection } from '@backstage/plugin-catalog-node';

/** What becomes of one entity: how it looks now, or nothing when it is gone. */
export type EntityChange = { entityRef: string; entity?: Entity };

/**
 * Writes entities to the catalog and remembers what it wrote, so that a change that makes no difference to an entity
 * costs the catalog nothing.
 */
export class EntityMirror {
  readonly #connection: EntityProviderConnection;
  readonly #locationKey: string;
  #written = new Map<string, Entity>();

  static create(options: {
    connection: EntityProviderConnection;
    /** What tells these entities from those of other providers. */
    locationKey: string;
  }): EntityMirror {
    return new EntityMirror(options);
  }

  private constructor(options: {
    connection: EntityProviderConnection;
    locationKey: string;
  }) {
    this.#connection = options.connection;
    this.#locationKey = options.locationKey;
  }

  /** These are all; whatever else was there is gone. */
  async replaceAll(entities: Entity[]): Promise<void> {
    await this.#connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => this.#deferred(entity)),
    });
    this.#written = new Map(
      entities.map(entity => [stringifyEntityRef(entity), entity]),
    );
  }

  /** Writes what differs, and says how many entities that were. */
  async apply(changes: EntityChange[]): Promise<number> {
    const added = changes.flatMap(({ entityRef, entity }) =>
      entity && !isDeepStrictEqual(entity, this.#written.get(entityRef))
        ? [entity]
        : [],
    );
    // also what was never written from here: another instance, or an earlier life, may have
    const removed = changes.filter(({ entity }) => !entity);
    if (added.length + removed.length === 0) {
      return 0;
    }
    await this.#connection.applyMutation({
      type: 'delta',
      added: added.map(entity => this.#deferred(entity)),
      removed: removed.map(({ entityRef }) => ({
        entityRef,
        locationKey: this.#locationKey,
      })),
    });
    added.forEach(entity =>
      this.#written.set(stringifyEntityRef(entity), entity),
    );
    removed.forEach(({ entityRef }) => this.#written.delete(entityRef));
    return added.length + removed.length;
  }

  #deferred(entity: Entity) {
    return { entity, locationKey: this.#locationKey };
  }
}
