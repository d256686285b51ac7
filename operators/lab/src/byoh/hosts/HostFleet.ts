import { FSWatcher, watch } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Host, HostOptions } from './Host';
import { powerDirectory } from './power';

/** All hosts of a lab, each switched on or off as somebody asks for. */
export class HostFleet {
  readonly #hosts: readonly HostOptions[];
  readonly #directory: string;
  readonly #say: (line: string) => void;
  readonly #running = new Map<string, Host>();
  #watcher?: FSWatcher;
  #switching: Promise<void> = Promise.resolve();

  static create(options: {
    hosts: readonly HostOptions[];
    /** The lab's data directory. */
    directory: string;
    say: (line: string) => void;
  }): HostFleet {
    return new HostFleet(options.hosts, options.directory, options.say);
  }

  private constructor(
    hosts: readonly HostOptions[],
    directory: string,
    say: (line: string) => void,
  ) {
    this.#hosts = hosts;
    this.#directory = powerDirectory(directory);
    this.#say = say;
  }

  /** Switches all hosts on, and from then on off and on as it is told. */
  async start(): Promise<void> {
    await rm(this.#directory, { recursive: true, force: true });
    await mkdir(this.#directory);
    await this.#switch();
    this.#watcher = watch(this.#directory, () => {
      this.#switching = this.#switching
        .then(() => this.#switch())
        .catch(error => this.#say(String(error)));
    });
  }

  async stop(): Promise<void> {
    this.#watcher?.close();
    await this.#switching;
    await Promise.all([...this.#running.values()].map(host => host.stop()));
  }

  /** Brings every host into the state that it is to be in. */
  async #switch(): Promise<void> {
    for (const options of this.#hosts) {
      const { name } = options.plan;
      const wanted = await readFile(join(this.#directory, name), 'utf8').catch(
        () => 'on',
      );
      const host = this.#running.get(name);
      const isOn = host?.isRunning ?? false;
      if (wanted === 'off' && isOn) {
        await host!.stop();
        this.#say(`${name} is switched off`);
      } else if (wanted === 'on' && !isOn) {
        this.#running.set(name, await Host.start(options));
      }
    }
  }
}
