import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/**
 * Length of a time limit in milliseconds, written as Backstage's configuration writes durations: `1h`, `PT1H` or
 * `{ hours: 1 }`.
 *
 * @throws InputError when it is no duration
 */
export function readTimeout(timeout: string | HumanDuration): number {
  try {
    const duration = readDurationFromConfig(new ConfigReader({ timeout }), {
      key: 'timeout',
    });
    return durationToMilliseconds(duration);
  } catch (error) {
    throw new InputError(
      `The timeout ${JSON.stringify(
        timeout,
      )} is no duration: write 1h, PT1H or { hours: 1 }`,
      error,
    );
  }
}
