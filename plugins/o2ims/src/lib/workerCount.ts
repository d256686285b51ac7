import { isObject } from '@o2ims-portal/api';

type Parameters = Record<string, unknown>;

/** How many workers parameters ask for by number; undefined where they name each, or ask for none. */
export function readWorkerCount(parameters: Parameters): number | undefined {
  const { workers } = parameters;
  return isObject(workers) && typeof workers.replicas === 'number'
    ? workers.replicas
    : undefined;
}

/** Parameters that ask for another number of workers, and for all else as before. */
export function withWorkerCount(
  parameters: Parameters,
  replicas: number,
): Parameters {
  const { workers } = parameters;
  return {
    ...parameters,
    workers: { ...(isObject(workers) && workers), replicas },
  };
}
