/**
 * Which objects of a kind an informer holds.
 *
 * @public
 */
export interface InformerOptions {
  namespace?: string;
  labelSelector?: string;
  /** Only the objects' metadata. */
  metadataOnly?: boolean;
  /** The API server need not have the kind: while it has not, there are none. */
  optional?: boolean;
  /**
   * Whether the manager starts its controllers without it while the API server does not know the kind: look at
   * `hasSynced`. Otherwise that ends the manager.
   */
  mayBeMissing?: boolean;
}
