import { Measurement } from '../report/Measurement';
import { percentile } from '../report/percentile';
import { OwnPart } from './toOwnPart';

/** The goal of this project for what the operator adds to a cluster's time; nothing fails by missing it. */
export const goalMs = 100;

const figures: [string, (part: OwnPart) => number, number?][] = [
  ['created to fulfilled, all of it', ({ whole }) => whole],
  ['created to last object applied', ({ applied }) => applied],
  ['last change that counts to fulfilled', ({ told }) => told],
  ['ours in sum', ({ applied, told }) => applied + told, goalMs],
];

/** The figures of a run, with the goal. */
export function toMeasurements(parts: readonly OwnPart[]): Measurement[] {
  return figures.flatMap(([name, of, goal]) =>
    [0.5, 0.99].flatMap(share => {
      const value = percentile(parts.map(of), share);
      return value === undefined
        ? []
        : [
            {
              name: `${name}, p${share * 100}`,
              value,
              unit: 'ms' as const,
              ...(goal !== undefined && share === 0.5 && { goal }),
            },
          ];
    }),
  );
}
