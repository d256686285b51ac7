import { OperatorConfig } from '@o2ims-portal/operator-runtime';
import { FocomConfig } from './addFocomControllers';
import { readNotificationsConfig } from './notifications/readNotificationsConfig';

const HISTORY_LIMIT = 'revision-history-limit';
const DRAFT_TTL = 'draft-ttl-seconds';
const NOTIFICATIONS = 'notifications';

/** What FOCOM alone can be told on its command line. */
export const focomSettings = {
  [HISTORY_LIMIT]:
    'how many executed specs are kept of each request, the one in force among them (10)',
  [DRAFT_TTL]:
    'after how many seconds without a change a draft is deleted that does not say so itself (never)',
  [NOTIFICATIONS]:
    'file that says who is told of requests by webhooks; nobody when left out',
};

function toInteger(
  settings: OperatorConfig['settings'],
  name: string,
  [min, max]: [number, number],
): number | undefined {
  const given = settings.get(name);
  if (given === undefined) {
    return undefined;
  }
  const number = Number(given);
  if (!/^\d+$/.test(given) || number < min || number > max) {
    throw new Error(
      `--${name} is '${given}': it has to be a number from ${min} to ${max}`,
    );
  }
  return number;
}

/**
 * FOCOM's configuration, from its command line.
 *
 * @throws Error when a setting cannot be understood
 */
export function readFocomConfig({
  namespace,
  concurrency,
  settings,
}: Partial<OperatorConfig> & Pick<OperatorConfig, 'settings'>): FocomConfig {
  const notifications = settings.get(NOTIFICATIONS);
  return {
    namespace,
    concurrency,
    revisionHistoryLimit: toInteger(settings, HISTORY_LIMIT, [1, 1000]),
    draftTtlSeconds: toInteger(settings, DRAFT_TTL, [60, 31_536_000]),
    ...(notifications && {
      notifications: readNotificationsConfig(notifications),
    }),
  };
}
