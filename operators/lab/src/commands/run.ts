import { Lab } from '../lab/Lab';
import {
  defaultSettings,
  parseInteger,
  parseSettings,
  settingOptions,
  settingsHelp,
} from '../lab/LabSettings';
import { stopLeftovers } from '../lab/stopLeftovers';
import { say } from '../output/say';
import { ManagedProcess } from '../processes/ManagedProcess';
import { watchParent } from '../processes/watchParent';
import { Command, filesOf } from './Command';

/** Options that `up` hands on to `run`. */
export const runOptions = {
  ...settingOptions,
  binaries: { type: 'string' },
  'parent-pid': { type: 'string' },
} as const;

export const runHelp = `${settingsHelp}
  --binaries DIR         where etcd and kube-apiserver are, instead of having them found
  --parent-pid N         end when process N ends`;

/** Runs the lab in the foreground until a signal. */
export const run: Command = {
  summary: 'run the lab in the foreground',
  usage: '[options]',
  help: runHelp,
  options: runOptions,
  async run(parsed) {
    const settings = { ...defaultSettings, ...parseSettings(parsed.values) };
    const parentPid = parseInteger('--parent-pid', parsed.values['parent-pid']);
    const { binaries } = parsed.values;
    const files = filesOf(parsed);
    let isUp = false;
    let isEnding = false;
    const asked = new Promise<string>(resolve => {
      const stop = (why: string) => {
        if (!isUp) {
          // while starting: whatever was started goes with us, and nothing is lost
          say(`${why}: stopped while starting`);
          isEnding = true;
          ManagedProcess.endAll();
          void stopLeftovers(files).finally(() => process.exit(130));
          return;
        }
        resolve(why);
      };
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
        process.on(signal, () => stop(signal));
      }
      if (parentPid !== undefined) {
        watchParent(parentPid, () => stop(`Process ${parentPid} has ended`));
      }
    });
    const lab = await Lab.start({
      files,
      settings,
      binaries: typeof binaries === 'string' ? binaries : undefined,
      // what ends then does so because we end it
      say: line => isEnding || say(line),
    });
    isUp = true;
    const ended = await Promise.race([asked, lab.failed]);
    say(ended instanceof Error ? ended.message : `${ended}: stopping`);
    await lab.stop();
    say('Stopped; what the plane holds is kept');
    return ended instanceof Error ? 1 : 0;
  },
};
