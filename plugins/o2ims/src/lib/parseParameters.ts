import { toError } from '@backstage/errors';
import { isObject } from '@o2ims-portal/api';

/** Parameters that a person typed as JSON; or why they are none. */
export function parseParameters(text: string): {
  parameters?: Record<string, unknown>;
  problem?: string;
} {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { parameters: value } : { problem: '{ }' };
  } catch (error) {
    return { problem: toError(error).message };
  }
}
