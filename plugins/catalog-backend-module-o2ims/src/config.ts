import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { toOwner } from './entities/toOwner';

/** Configuration of the entity provider. */
export interface O2imsProviderConfig {
  /** Entity reference, in full. */
  defaultOwner: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

const DEFAULT_OWNER = 'group:default/unknown';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 2 },
};

/**
 * Reads `catalog.providers.o2ims`.
 *
 * @throws InputError when the default owner cannot own anything
 */
export function readO2imsProviderConfig(config: Config): O2imsProviderConfig {
  const provider = config.getOptionalConfig('catalog.providers.o2ims');
  const owner = provider?.getOptionalString('defaultOwner') ?? DEFAULT_OWNER;
  const defaultOwner = toOwner(owner);
  if (!defaultOwner) {
    throw new InputError(
      `catalog.providers.o2ims.defaultOwner is '${owner}', which is no user or group: write it as group:default/platform-team`,
    );
  }
  const schedule = provider?.getOptionalConfig('schedule');
  return {
    defaultOwner,
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : DEFAULT_SCHEDULE,
  };
}
