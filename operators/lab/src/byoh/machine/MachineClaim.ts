import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withLock } from '../../cache/withLock';
import { commandLineOf } from '../../processes/commandLineOf';
import { runCommand } from '../../processes/runCommand';
import { hostNetwork } from '../hostNetwork';
import {
  closeFirewall,
  makeBridge,
  openFirewall,
  removeBridge,
} from './bridge';
import { readControlGroups, removeHostGroups } from './controlGroups';
import { readSysctls, Sysctls, wantedByHosts, writeSysctls } from './sysctls';

/** Outside of any data directory, since it is about the machine; gone after a reboot, like all that it is about. */
const RECORD = '/run/o2ims-lab/hosts.json';
const LOCK = '/run/o2ims-lab/lock';
/** Of the kernel: what hosts' disks, pods and Services need. */
const MODULES = ['overlay', 'br_netfilter', 'nf_conntrack'];

/** Which lab has real hosts on this machine, and how the machine was before. */
interface MachineRecord {
  directory: string;
  pid: number;
  commandLine: string;
  sysctls: Sysctls;
}

/** What real hosts need of the machine as a whole. There can be one lab with real hosts at a time. */
export class MachineClaim {
  /**
   * Makes room for the hosts of a lab: cleans up after one that was killed, remembers the machine's settings and
   * changes them, makes the bridge.
   *
   * @throws Error when another lab has the machine
   */
  static async make(directory: string): Promise<MachineClaim> {
    return withLock({ file: LOCK }, async () => {
      await refuseSecondLab();
      await cleanUp(await readRecord());
      // built into some kernels, and loaded in most machines already; what is missing then says so itself
      await runCommand('modprobe', ['--all', ...MODULES], { tolerate: true });
      const sysctls = await readSysctls();
      await writeRecord({
        directory,
        pid: process.pid,
        commandLine: (await commandLineOf(process.pid)) ?? '',
        sysctls,
      });
      await writeSysctls(wantedByHosts(sysctls));
      await makeBridge();
      await openFirewall();
      return new MachineClaim();
    });
  }

  /** Gives the machine back as it was. All hosts have to be down. */
  async release(): Promise<void> {
    await withLock({ file: LOCK }, async () => cleanUp(await readRecord()));
  }
}

/** @throws Error when a lab that runs has real hosts on this machine */
export async function refuseSecondLab(): Promise<void> {
  const record = await readRecord();
  if (record && (await isAlive(record))) {
    throw new Error(
      `The lab of ${record.directory} (process ${record.pid}) has real hosts on this machine, and there can be one such lab: hosts have the network ${hostNetwork.subnet}. \`npm run lab -- down --data ${record.directory}\` ends it.`,
    );
  }
}

/**
 * Cleans up after a lab that was killed, of whatever directory: the processes of its hosts that are left, their control
 * groups, the bridge, the machine's settings. Returns whether there was anything to do.
 */
export async function cleanMachine(): Promise<boolean> {
  if (!(await readRecord())) {
    return false;
  }
  return withLock({ file: LOCK }, async () => {
    const record = await readRecord();
    if (!record || (await isAlive(record))) {
      return false;
    }
    await cleanUp(record);
    return true;
  });
}

async function cleanUp(record: MachineRecord | undefined): Promise<void> {
  const groups = await readControlGroups();
  if (groups) {
    await removeHostGroups(groups);
  }
  await closeFirewall();
  await removeBridge();
  if (record) {
    await writeSysctls(record.sysctls);
    await rm(RECORD);
  }
}

/** Whether the lab of a record runs, and is not this very process. */
async function isAlive({ pid, commandLine }: MachineRecord): Promise<boolean> {
  return pid !== process.pid && (await commandLineOf(pid)) === commandLine;
}

async function readRecord(): Promise<MachineRecord | undefined> {
  const text = await readFile(RECORD, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text);
}

async function writeRecord(record: MachineRecord): Promise<void> {
  await mkdir(dirname(RECORD), { recursive: true, mode: 0o700 });
  await writeFile(`${RECORD}.new`, JSON.stringify(record));
  await rename(`${RECORD}.new`, RECORD);
}
