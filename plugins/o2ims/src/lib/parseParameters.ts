import { toError } from '@backstage/errors';

/** Parameters that a person typed as JSON; or why they are none. */
export function parseParameters(text: string): {
  parameters?: Record<string, unknown>;
  problem?: string;
} {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { parameters: value as Record<string, unknown> }
      : { problem: '{ }' };
  } catch (error) {
    return { problem: toError(error).message };
  }
}
