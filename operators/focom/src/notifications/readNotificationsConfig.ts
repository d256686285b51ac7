import { readFileSync } from 'node:fs';
import { NotificationsConfig } from './NotificationsConfig';
import { parseNotificationsConfig } from './parseNotificationsConfig';
import { parseSigningKeys } from './parseSigningKeys';

/**
 * Reads the file that says who is told of requests, and makes sure that the files that it names can be read: at the
 * start, when somebody still looks.
 *
 * @throws Error that names the file and what to correct
 */
export function readNotificationsConfig(path: string): NotificationsConfig {
  const config = readWith(path, parseNotificationsConfig);
  for (const { signingKeyFile, caFile } of [
    ...config.endpoints,
    ...config.requestUrls,
  ]) {
    readWith(signingKeyFile, parseSigningKeys);
    if (caFile) {
      readWith(caFile, text => text);
    }
  }
  return config;
}

function readWith<T>(path: string, read: (text: string) => T): T {
  try {
    return read(readFileSync(path, 'utf8'));
  } catch (error) {
    const { message = error } = error as { message?: unknown };
    throw new Error(
      `The configuration of notifications cannot be used. ${path}: ${message}`,
      { cause: error },
    );
  }
}
