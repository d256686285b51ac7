const names = ['west', 'north', 'south'];

/** How many O-Clouds there can be, the management plane's own among them. */
export const MAX_OCLOUDS = names.length + 1;

/** The O-Clouds of a lab beside the management plane's own, which is called `local`. */
export function oCloudNames(count: number): string[] {
  return names.slice(0, count - 1);
}
