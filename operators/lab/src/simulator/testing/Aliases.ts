/** The five characters that Cluster API puts behind names. */
const GENERATED = /-[a-z0-9]{5}(?![a-z0-9])/g;

/** Names without what is another one each time. */
export function withoutGenerated(text: string): string {
  return text.replace(GENERATED, '-*');
}

/** Names for objects that are the same each time: those that differ in what is generated are told apart by their order. */
export class Aliases {
  readonly #aliases = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  of(object: string): string {
    const known = this.#aliases.get(object);
    if (known) {
      return known;
    }
    const name = withoutGenerated(object);
    const count = (this.#counts.get(name) ?? 0) + 1;
    this.#counts.set(name, count);
    const alias = count === 1 ? name : `${name} (${count})`;
    this.#aliases.set(object, alias);
    return alias;
  }
}
