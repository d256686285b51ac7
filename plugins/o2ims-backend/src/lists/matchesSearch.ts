/** Whether all words of a search are in what is told of a thing. */
export function matchesSearch(
  told: readonly (string | undefined)[],
  search: string | undefined,
): boolean {
  if (!search?.trim()) {
    return true;
  }
  const text = told.filter(Boolean).join('\n').toLocaleLowerCase('en-US');
  return search
    .trim()
    .toLocaleLowerCase('en-US')
    .split(/\s+/)
    .every(word => text.includes(word));
}
