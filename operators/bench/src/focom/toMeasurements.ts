import { isAllowedWhenIdle, sumOf } from '../report/countRequests';
import { Measurement } from '../report/Measurement';
import { percentile } from '../report/percentile';
import { ChangeTimes, FocomResult } from './FocomResult';

/** The goals of this project; nothing fails by missing one. */
export const goals = { changeP99Ms: 500, memoryMb: 300 };

const MS = 1000;

function isWatch(name: string): boolean {
  return name.startsWith('watch ');
}

/** The time that 99 of 100 changes did not exceed until they were shown. */
export function p99Of({ shown }: ChangeTimes): number {
  return percentile(shown, 0.99) ?? NaN;
}

function ofChanges(what: string, times: ChangeTimes): Measurement[] {
  return [
    {
      name: `change shown, ${what}, p50`,
      value: percentile(times.shown, 0.5) ?? NaN,
      unit: 'ms',
    },
    {
      name: `change shown, ${what}, p99`,
      value: p99Of(times),
      unit: 'ms',
      goal: goals.changeP99Ms,
    },
    {
      name: `  of which the O-Cloud's own write, p99`,
      value: percentile(times.written, 0.99) ?? NaN,
      unit: 'ms',
    },
  ];
}

/** The figures of a run, with the goals. */
export function toMeasurements(result: FocomResult): Measurement[] {
  const { oClouds, requests, idle, changes, hanging, memory } = result;
  const rate = (time: number) => (requests / time) * MS;
  const memoryGoal = { unit: 'MB', goal: goals.memoryMb } as const;
  return [
    {
      name: `${oClouds} O-Clouds connected after`,
      value: result.connected,
      unit: 'ms',
    },
    {
      name: `${requests} requests created and submitted after`,
      value: result.submitted,
      unit: 'ms',
    },
    {
      name: `that is`,
      value: rate(result.submitted),
      unit: 'requests/s',
    },
    {
      name: 'fulfilled by their O-Clouds, and FULFILLED',
      value: rate(result.fulfilled),
      unit: 'requests/s',
    },
    {
      name: `FOCOM's requests in ${idle.seconds} idle s, but watches and its Lease`,
      value: sumOf(idle.sent, name => !isAllowedWhenIdle(name)),
      unit: 'requests',
      goal: 1,
    },
    {
      name: `O-Clouds were asked in that time, but for watches`,
      value: sumOf(idle.received, name => !isWatch(name)),
      unit: 'requests',
      goal: 1,
    },
    ...ofChanges('all O-Clouds answer', changes.before),
    ...ofChanges('another O-Cloud hangs', changes.hanging),
    ...ofChanges('that one has recovered', changes.after),
    {
      name: `${hanging.waiting} requests that waited for it caught up after`,
      value: hanging.caughtUp,
      unit: 'ms',
    },
    {
      name: 'memory (RSS) of FOCOM, no requests',
      value: memory.connected,
      unit: 'MB',
    },
    { name: `... all settled`, value: memory.settled, ...memoryGoal },
    { name: `... at the end`, value: memory.end, ...memoryGoal },
    ...(memory.peak === undefined
      ? []
      : [{ name: `... at its peak`, value: memory.peak, ...memoryGoal }]),
    ...(result.processor === undefined
      ? []
      : [
          {
            name: 'processor time of FOCOM, all in all',
            value: result.processor,
            unit: 'ms' as const,
          },
        ]),
  ];
}
