import { generatedName } from '../model/names';

/** The first generated name that no machine has: the same again when its parts were made before a restart. */
export function freeName(
  maker: { metadata: { name: string; uid?: string } },
  machines: { metadata: { name: string } }[],
): string {
  for (let ordinal = 0; ; ordinal++) {
    const name = generatedName(
      maker.metadata.name,
      `${maker.metadata.uid}/${ordinal}`,
    );
    if (!machines.some(machine => machine.metadata.name === name)) {
      return name;
    }
  }
}
