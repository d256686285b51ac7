import * as z from 'zod';

const entry = z.object({
  namespace: z.string(),
  name: z.string(),
  told: z.record(z.string(), z.string()),
});

/** What is known of a request: whom it was told to, and which of its states each of them knows. */
export type LedgerEntry = z.output<typeof entry>;

/** Reads an entry as it is kept; undefined when it is something else. */
export function parseLedgerEntry(text: string): LedgerEntry | undefined {
  try {
    return entry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
