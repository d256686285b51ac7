import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readNotificationsConfig } from './readNotificationsConfig';

describe('readNotificationsConfig', () => {
  let directory: string;
  let config: string;
  let key: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'focom-notifications-'));
    config = join(directory, 'notifications.yaml');
    key = join(directory, 'key');
    await writeFile(
      config,
      `endpoints: [{ name: smo, url: 'https://smo', signingKeyFile: ${key} }]`,
    );
  });

  afterEach(async () => {
    await rm(directory, { recursive: true });
  });

  it('reads what can be used', async () => {
    await writeFile(key, `whsec_${Buffer.alloc(32).toString('base64')}\n`);
    expect(readNotificationsConfig(config).endpoints).toHaveLength(1);
  });

  it('names the file that it misses', async () => {
    expect(() => readNotificationsConfig(config)).toThrow(`${key}: ENOENT`);
    await rm(config);
    expect(() => readNotificationsConfig(config)).toThrow(`${config}: ENOENT`);
  });

  it('names the file that is wrong', async () => {
    await writeFile(key, 'secret');
    expect(() => readNotificationsConfig(config)).toThrow(
      `${key}: Key 1 has to be`,
    );
    await writeFile(config, 'endpoint: []');
    expect(() => readNotificationsConfig(config)).toThrow(
      `${config}: /: Unrecognized key: "endpoint"`,
    );
  });
});
