import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../testing/until';
import { LabFiles } from './LabFiles';
import { ServiceState } from './LabState';
import { SupervisedProcess } from './SupervisedProcess';
import { startOperator } from './startOperator';

/** Serves /readyz as an operator does, and says which process it is. */
const PROGRAM = `
import { createServer } from 'node:http';
const flag = process.argv.find(argument => argument.startsWith('--metrics-port='));
createServer((_, response) => response.end(String(process.pid)))
  .listen(Number(flag.split('=')[1]), '127.0.0.1');
`;

describe('startOperator', () => {
  let files: LabFiles;
  let states: ServiceState[];
  let lines: string[];

  beforeEach(async () => {
    files = LabFiles.create({
      directory: await mkdtemp(join(tmpdir(), 'o2ims-operator-')),
    });
    states = [];
    lines = [];
  });

  afterEach(async () => {
    await rm(files.directory, { recursive: true, force: true });
  });

  async function start(program: string): Promise<SupervisedProcess> {
    const bundle = join(files.directory, 'main.mjs');
    await writeFile(bundle, program);
    return startOperator({
      name: 'o2ims-operator',
      bundle,
      namespace: 'default',
      files,
      say: line => lines.push(line),
      onState: state => states.push(state),
    });
  }

  it('starts an operator again that ends by itself', async () => {
    const operator = await start(PROGRAM);
    expect(states.map(({ state }) => state)).toEqual(['starting', 'ready']);
    const port = states[1].port!;
    const pid = Number(await (await fetch(`http://127.0.0.1:${port}`)).text());

    process.kill(pid, 'SIGKILL');
    await until(async () => states[states.length - 1].state === 'ready');
    await until(async () => lines.length === 2);
    expect(lines[0]).toMatch(
      /^o2ims-operator ended by itself \(SIGKILL\); starting it again in 0.5 s/,
    );
    expect(lines[1]).toBe('o2ims-operator is ready again');
    expect(states[states.length - 1]).toEqual({
      name: 'o2ims-operator',
      state: 'ready',
      restarts: 1,
      port,
    });

    await operator.stop();
    await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow();
  });

  it('says why one does not start', async () => {
    await expect(
      start('console.error("no kubeconfig"); process.exit(1);'),
    ).rejects.toThrow(
      'o2ims-operator ended before it was ready; its last lines:\nno kubeconfig',
    );
  });

  it('can be stopped while it waits to start it again', async () => {
    const operator = await start(PROGRAM);
    const { port } = states[1];
    const pid = Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
    process.kill(pid, 'SIGKILL');
    await until(async () => lines.length === 1);
    await operator.stop();
    expect(states[states.length - 1].state).toBe('restarting');
  });
});
