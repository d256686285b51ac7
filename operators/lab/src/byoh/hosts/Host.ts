import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LabFiles } from '../../lab/LabFiles';
import { ManagedProcess } from '../../processes/ManagedProcess';
import { packageDirectory } from '../../repository/packageDirectory';
import { repositoryRoot } from '../../repository/repositoryRoot';
import { hostNetwork, HostPlan } from '../hostNetwork';
import { ControlGroups, makeHostGroups } from '../machine/controlGroups';
import { HostFiles } from './HostFiles';
import { makeHostRoot } from './makeHostRoot';
import { renderHostFiles } from './renderHostFiles';

/** @see Host */
export interface HostOptions {
  plan: HostPlan;
  /** All other hosts of the lab. */
  others: readonly HostPlan[];
  files: LabFiles;
  groups: ControlGroups;
  /** Programs that it has besides this machine's, as paths. */
  programs: string[];
  imageStore: string;
  pauseImage: string;
}

/**
 * A host made of Linux namespaces, with a root directory of its own in which it goes on after a restart, as a server
 * does with its disk.
 */
export class Host {
  readonly plan: HostPlan;
  readonly #process: ManagedProcess;

  /** Makes the disk of a host, unless it has one. */
  static async prepare(options: HostOptions): Promise<HostFiles> {
    const { plan, others, files } = options;
    const host = HostFiles.create({
      directory: files.directory,
      name: plan.name,
    });
    await makeHostRoot(host, options);
    const content = renderHostFiles(plan, others, options);
    for (const [path, text] of Object.entries(content)) {
      // the machine's may be a link to somewhere else
      await rm(host.at(path), { force: true });
      await mkdir(dirname(host.at(path)), { recursive: true });
      await writeFile(host.at(path), text);
    }
    return host;
  }

  /** Switches a prepared host on. */
  static async start(options: HostOptions): Promise<Host> {
    const { plan, files, groups, programs } = options;
    const { name, cgroup, link } = plan;
    const host = HostFiles.create({ directory: files.directory, name });
    const scripts = join(packageDirectory('@o2ims-portal/lab'), 'host');
    await makeHostGroups(groups, cgroup);
    const process = await ManagedProcess.start({
      name: `host ${name}`,
      command: join(scripts, 'boot'),
      args: [host.directory],
      mark: host.directory,
      directory: host.directory,
      logFile: files.log(name),
      pidFile: host.pid,
      env: {
        HOST_NAME: name,
        HOST_LINK: link,
        HOST_BRIDGE: hostNetwork.bridge,
        HOST_GROUP: cgroup,
        HOST_GROUPS_VERSION: String(groups.version),
        HOST_HIERARCHIES: groups.hierarchies.join(' '),
        HOST_PROGRAMS: [
          ...programs,
          join(scripts, 'init'),
          join(scripts, 'systemctl'),
        ].join('\n'),
        HOST_CLEANER: join(repositoryRoot(), 'bootstrap', 'host-cleaner'),
      },
    });
    return new Host(plan, process);
  }

  private constructor(plan: HostPlan, process: ManagedProcess) {
    this.plan = plan;
    this.#process = process;
  }

  get isRunning(): boolean {
    return this.#process.isRunning;
  }

  async lastLines(): Promise<string> {
    return this.#process.lastLines();
  }

  /** Pulls its plug. */
  async stop(): Promise<void> {
    await this.#process.stop({ graceMs: 0 });
  }
}
