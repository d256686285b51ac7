import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { say } from '../output/say';
import { Observer } from '../simulator/testing/Observer';
import { steps } from '../simulator/testing/scenario';

/** The real controllers wait on timers of their own, and machines may be busy. */
const TIMEOUT_MS = 240_000;
const QUIET_MS = 10_000;

/** Waits until real controllers have nothing more to tell. */
async function untilQuiet(observer: Observer): Promise<void> {
  let count: number;
  do {
    count = observer.changes.length;
    await delay(QUIET_MS);
  } while (observer.changes.length > count);
}

/**
 * Does to a cluster of real hosts what the scenario says, and writes down what became of its objects.
 *
 * Arguments: the lab's program, its data directory, the file.
 */
async function record([program, data, file]: string[]): Promise<void> {
  const client = KubernetesClient.fromKubeconfig({
    file: join(data, 'kubeconfig'),
  });
  const observer = await Observer.create(client, { timeoutMs: TIMEOUT_MS });
  const power = async (host: string, state: 'off' | 'on') => {
    const args = [program, 'host', host, '--power', state, '--data', data];
    await promisify(execFile)(process.execPath, args);
  };
  try {
    const lines: string[] = [];
    for (const { name, run } of steps) {
      observer.forget();
      await run({ client, observer, power });
      await untilQuiet(observer);
      lines.push(
        ...observer.changes.map(change =>
          JSON.stringify({ step: name, ...change }),
        ),
      );
      say(`${name}: ${observer.changes.length} changes`);
    }
    await writeFile(file, `${lines.join('\n')}\n`);
  } finally {
    await observer.stop();
    await client.close();
  }
}

record(process.argv.slice(2)).catch(error => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
