/**
 * The name in an entity reference, `rita` of `user:default/rita`. A text that is no reference stays as it is: it comes
 * from an annotation that anybody may have written.
 */
export function nameOfRef(ref: string): string {
  return /^(?:[^:/\s]+:)?(?:[^:/\s]+\/)?([^:/\s]+)$/.exec(ref)?.[1] ?? ref;
}
