import { isAllowedWhenIdle, sumOf } from '../report/countRequests';
import { Measurement } from '../report/Measurement';
import { percentile } from '../report/percentile';
import { ChainResult } from './ChainResult';

/** The goals of this project; nothing fails by missing one. */
export const goals = {
  oneByOneMedianMs: 250,
  atOnceP99Ms: 2000,
  operatorMemoryMb: 150,
  planeMemoryMb: 500,
};

function latencies(
  name: string,
  values: readonly number[],
  goal: Partial<Record<number, number>> = {},
): Measurement[] {
  return [0.5, 0.9, 0.99].flatMap(share => {
    const value = percentile(values, share);
    const target = goal[share];
    return value === undefined
      ? []
      : [
          {
            name: `${name}, p${share * 100}`,
            value,
            unit: 'ms',
            ...(target !== undefined && { goal: target }),
          } as const,
        ];
  });
}

/** The figures of a run, with the goals. */
export function toMeasurements(result: ChainResult): Measurement[] {
  const { first, oneByOne, deletions, atOnce, idle, memory } = result;
  const many = atOnce.each.length;
  const isOperator = (name: string) => name in idle.requests;
  const planeMemory = Object.entries(memory)
    .filter(([name]) => !isOperator(name))
    .reduce((total, [, value]) => total + value, 0);
  return [
    { name: 'first request after start', value: first, unit: 'ms' },
    ...latencies('created to FULFILLED, one by one', oneByOne, {
      0.5: goals.oneByOneMedianMs,
    }),
    ...latencies(`created to FULFILLED, ${many} at once`, atOnce.each, {
      0.99: goals.atOnceP99Ms,
    }),
    { name: `all ${many} FULFILLED after`, value: atOnce.total, unit: 'ms' },
    ...Object.entries(atOnce.processor).map(
      ([name, value]): Measurement => ({
        name: `processor time for one of those ${many}: ${name}`,
        value: value / many,
        unit: 'ms',
      }),
    ),
    ...latencies('deleted to gone', deletions),
    ...Object.entries(idle.requests).flatMap(
      ([operator, counts]): Measurement[] => [
        {
          name: `${operator}: requests in ${idle.seconds} idle s, but watches and leases`,
          value: sumOf(counts, name => !isAllowedWhenIdle(name)),
          unit: 'requests',
          goal: 1,
        },
        {
          name: `${operator}: watches and leases in that time`,
          value: sumOf(counts, isAllowedWhenIdle),
          unit: 'requests',
        },
      ],
    ),
    ...Object.entries(result.perRequest).map(
      ([operator, counts]): Measurement => ({
        name: `${operator}: requests until FULFILLED`,
        value: sumOf(counts, name => !isAllowedWhenIdle(name)),
        unit: 'requests',
      }),
    ),
    ...Object.entries(memory).map(
      ([name, value]): Measurement => ({
        name: `memory (RSS): ${name}`,
        value,
        unit: 'MB',
        ...(isOperator(name) && { goal: goals.operatorMemoryMb }),
      }),
    ),
    {
      name: 'memory (RSS): plane, all but the operators',
      value: planeMemory,
      unit: 'MB',
      goal: goals.planeMemoryMb,
    },
  ];
}
