import { join } from 'node:path';

/** Where a real host keeps what, in the lab's data directory. */
export class HostFiles {
  readonly directory: string;

  static create(options: { directory: string; name: string }): HostFiles {
    return new HostFiles(join(options.directory, 'hosts', options.name));
  }

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** A path of the host, as this machine sees it. */
  at(path: string): string {
    return join(this.directory, 'root', path);
  }

  get pid(): string {
    return join(this.directory, 'host.pid');
  }

  /** The host's first process, which has all of its namespaces. */
  get initPid(): string {
    return join(this.directory, 'init.pid');
  }

  /** What the host's own processes log, by unit. */
  log(unit: string): string {
    return this.at(`var/log/${unit}.log`);
  }
}

/** Units whose logs a host has. */
export const hostUnits = [
  'byoh-hostagent',
  'host-cleaner',
  'kubelet',
  'containerd',
  'init',
] as const;
