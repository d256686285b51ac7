import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/**
 * Length of a time limit in milliseconds, written as Backstage's configuration writes durations: `1h`, `PT1H` or
 * `{ hours: 1 }`.
 *
 * @throws InputError when it is no duration
 */
export function readTimeout(timeout: string | HumanDuration): number {
  return durationToMilliseconds(
    readDurationFromConfig(new ConfigReader({ timeout }), { key: 'timeout' }),
  );
}
