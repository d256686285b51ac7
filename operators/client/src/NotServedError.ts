import { ResourceType } from '@o2ims-portal/api';

/**
 * The API server does not know a kind, in none of the versions that would do: what defines it is not installed, or not
 * served yet.
 *
 * @public
 */
export class NotServedError extends Error {
  readonly type: ResourceType;

  constructor(
    type: ResourceType,
    versions: readonly string[],
    options?: ErrorOptions,
  ) {
    const { plural, group } = type;
    super(
      `The API server does not serve ${plural} of ${
        group || 'the core group'
      } in ${versions.join(' or ')}`,
      options,
    );
    this.name = 'NotServedError';
    this.type = type;
  }
}
