import os from 'node:os';

/** What the figures were taken on. */
export interface Machine {
  cores: number;
  model: string;
  memoryMb: number;
  /** Over 1, 5 and 15 minutes. */
  loadAverage: number[];
  platform: string;
  node: string;
}

/** The machine that this runs on, as it is now. */
export function describeMachine(): Machine {
  const cpus = os.cpus();
  return {
    cores: os.availableParallelism(),
    model: cpus[0]?.model.trim() ?? 'unknown',
    memoryMb: Math.round(os.totalmem() / 1024 / 1024),
    loadAverage: os.loadavg().map(load => Math.round(load * 100) / 100),
    platform: `${os.platform()} ${os.release()} ${os.arch()}`,
    node: process.version,
  };
}

/** The same in a line for people. */
export function renderMachine(machine: Machine): string {
  const { cores, model, memoryMb, loadAverage, platform, node } = machine;
  return `${cores} cores (${model}), ${memoryMb} MB, load average ${loadAverage.join(
    ' ',
  )}, ${platform}, Node ${node}`;
}
