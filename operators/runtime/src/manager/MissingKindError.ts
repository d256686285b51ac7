/**
 * The API server does not know a kind that an operator works with.
 *
 * @public
 */
export class MissingKindError extends Error {
  constructor(resource: string, options?: ErrorOptions) {
    super(
      `The API server does not know ${resource}: its custom resource definition is missing. Apply operators/api/crds first, and install Cluster API and BYOH where this is one of theirs`,
      options,
    );
    this.name = 'MissingKindError';
  }
}
