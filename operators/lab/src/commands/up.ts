import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { BackgroundLab } from '../lab/BackgroundLab';
import { LabFiles } from '../lab/LabFiles';
import { differences, parseSettings, toArguments } from '../lab/LabSettings';
import { findRunningLab } from '../lab/LabState';
import { say } from '../output/say';
import { markDirectory } from '../plane/markDirectory';
import { Command, filesOf, ParsedArguments } from './Command';
import { runHelp, runOptions } from './run';

const POLL_MS = 100;

/** Starts the lab in the background and waits until it is ready. */
export const up: Command = {
  summary: 'start the lab in the background; says so when it runs already',
  usage: '[options]',
  help: runHelp,
  options: runOptions,
  async run(parsed) {
    const files = filesOf(parsed);
    const running = await findRunningLab(files);
    if (running) {
      const different = differences(
        parseSettings(parsed.values),
        running.settings,
      );
      if (different.length > 0) {
        say(
          `The lab of ${
            files.directory
          } runs already, with other settings: ${different.join(
            ', ',
          )}. \`npm run lab -- down\` ends it; what it holds is kept.`,
        );
        return 1;
      }
      say(`The lab of ${files.directory} runs already`);
    }
    const ready = running
      ? await waitForOther(files)
      : await startAndWait(files, parsed);
    if (!ready) {
      say(`The lab did not start. Its logs: ${dirname(files.log('lab'))}`);
      return 1;
    }
    say(whatNext(files));
    return 0;
  },
};

/** Somebody else has started it; it may not be ready yet. */
async function waitForOther(files: LabFiles): Promise<boolean> {
  for (;;) {
    const state = await findRunningLab(files);
    if (!state || state.ready) {
      return Boolean(state);
    }
    await delay(POLL_MS);
  }
}

async function startAndWait(
  files: LabFiles,
  { values }: ParsedArguments,
): Promise<boolean> {
  await markDirectory(files.directory);
  const { binaries, 'parent-pid': parentPid } = values;
  const lab = BackgroundLab.start({
    files,
    args: [
      `--data=${files.directory}`,
      ...toArguments(parseSettings(values)),
      ...(binaries ? [`--binaries=${binaries}`] : []),
      ...(parentPid ? [`--parent-pid=${parentPid}`] : []),
    ],
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      lab.stop();
      process.exit(130);
    });
  }
  let isReady = false;
  while (!isReady && !lab.hasExited) {
    await delay(POLL_MS);
    isReady = (await findRunningLab(files))?.ready ?? false;
    process.stdout.write(await lab.news());
  }
  process.stdout.write(await lab.news());
  return isReady;
}

function whatNext(files: LabFiles): string {
  return `
  export KUBECONFIG=${files.kubeconfig}
  kubectl get byohosts,clustertemplates,oclouds
  kubectl apply -f examples/

\`npm run lab -- status\` shows what runs, \`npm run lab -- down\` stops it.`;
}
