import { readFile } from 'node:fs/promises';
import { describeHosts } from '../byoh/describeHosts';
import { findParts, LabPart } from '../lab/findParts';
import { LabFiles } from '../lab/LabFiles';
import { findRunningLab, LabState } from '../lab/LabState';
import { oCloudNames } from '../lab/oCloudNames';
import { summarizePlane } from '../lab/summarizePlane';
import { formatTable } from '../output/formatTable';
import { say } from '../output/say';
import { commandLineOf } from '../processes/commandLineOf';
import { memoryOf } from '../processes/memoryOf';
import { Command, filesOf } from './Command';

/** Shows what runs and what it holds; fails when nothing runs. */
export const status: Command = {
  summary: 'show what runs and what it holds; fails when nothing does',
  usage: '',
  help: '',
  options: {},
  async run(parsed) {
    const files = filesOf(parsed);
    const lab = await findRunningLab(files);
    if (!lab) {
      say(`No lab runs in ${files.directory}`);
      return 1;
    }
    const parts = (await findParts(files)).filter(
      ({ provider = lab.settings.provider }) =>
        provider === lab.settings.provider,
    );
    say(
      formatTable([
        ['PART', 'STATE', 'PID', 'MEMORY', 'PORT'],
        await row(
          'lab',
          lab.ready ? 'ready' : 'starting',
          lab.pid,
          undefined,
          lab.settings.provider === 'simulated' ? 'with the simulator' : '',
        ),
        ...(await Promise.all(parts.map(part => rowOf(part, lab)))),
      ]),
    );
    say('');
    if (lab.server) {
      await printContent(files, lab);
    }
    return 0;
  },
};

async function printContent(files: LabFiles, lab: LabState): Promise<void> {
  if (lab.settings.provider === 'byoh') {
    await sayWhatAnswers(() => describeHosts(files));
  }
  const oClouds = oCloudNames(lab.settings.oClouds);
  if (oClouds.length > 0) {
    say('O-Cloud local');
  }
  await sayWhatAnswers(() => summarizePlane(files.kubeconfig, 'management'));
  say(`Kubeconfig  ${files.kubeconfig}`);
  for (const name of oClouds) {
    const { kubeconfig } = files.oCloud(name);
    say(`\nO-Cloud ${name}`);
    await sayWhatAnswers(() => summarizePlane(kubeconfig, 'o-cloud'));
    say(`Kubeconfig  ${kubeconfig}`);
  }
}

async function sayWhatAnswers(answer: () => Promise<string>): Promise<void> {
  try {
    say(await answer());
  } catch (error) {
    say(
      `The API server does not answer: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}

async function rowOf(part: LabPart, lab: LabState): Promise<string[]> {
  const service = lab.services.find(({ name }) => name === part.name);
  const pid = Number(await readFile(part.pidFile, 'utf8').catch(() => ''));
  const runs = pid && (await commandLineOf(pid))?.includes(part.mark);
  let state = runs ? 'running' : 'not running';
  if (service) {
    state = service.restarts
      ? `${service.state}, restarts: ${service.restarts}`
      : service.state;
  }
  return row(
    part.name,
    state,
    runs ? pid : undefined,
    part.port ?? service?.port?.toString(),
  );
}

async function row(
  name: string,
  state: string,
  pid: number | undefined,
  port?: string,
  note = '',
): Promise<string[]> {
  const memory = pid && (await memoryOf(pid));
  return [
    name,
    note ? `${state}, ${note}` : state,
    pid ? String(pid) : '-',
    memory ? `${memory} MiB` : '-',
    port || '-',
  ];
}
