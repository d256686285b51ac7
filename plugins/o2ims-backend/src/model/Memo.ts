/** Remembers what was made of an object, for as long as all that it was made of is the same. */
export class Memo<K extends object, V> {
  static create<K extends object, V>(): Memo<K, V> {
    return new Memo();
  }

  readonly #made = new WeakMap<K, { of: readonly unknown[]; value: V }>();

  /** What was made of the object, or else what is made of it now. */
  get(object: K, of: readonly unknown[], make: () => V): V {
    const known = this.#made.get(object);
    if (
      known?.of.length === of.length &&
      known.of.every((part, index) => part === of[index])
    ) {
      return known.value;
    }
    const value = make();
    this.#made.set(object, { of, value });
    return value;
  }
}
