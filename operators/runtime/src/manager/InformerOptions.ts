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
   * The API server may get the kind later: the manager starts its controllers without it, and they look at `hasSynced`.
   * Otherwise that ends the manager. Unlike with `optional`, nothing is said of what there is until then.
   */
  mayBeMissing?: boolean;
}
