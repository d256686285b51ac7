import { parse } from 'yaml';
import {
  NotificationsConfig,
  notificationsSchema,
} from './NotificationsConfig';

/**
 * Reads YAML or JSON that says who is told of requests.
 *
 * @throws Error that lists everything that is wrong, each with where it is
 */
export function parseNotificationsConfig(text: string): NotificationsConfig {
  const result = notificationsSchema.safeParse(parse(text) ?? {});
  if (result.success) {
    return result.data;
  }
  throw new Error(
    result.error.issues
      .map(({ path, message }) => `/${path.join('/')}: ${message}`)
      .join('; '),
  );
}
