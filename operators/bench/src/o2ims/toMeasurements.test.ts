import { isMet } from '../report/Measurement';
import { toMeasurements } from './toMeasurements';

describe('toMeasurements', () => {
  const measurements = toMeasurements([
    { whole: 40_000, applied: 60, told: 20 },
    { whole: 35_000, applied: 70, told: 10 },
    { whole: 36_000, applied: 200, told: 30 },
  ]);

  it.each([
    ['created to fulfilled, all of it, p50', 36_000, undefined],
    ['created to last object applied, p99', 200, undefined],
    ['last change that counts to fulfilled, p50', 20, undefined],
    ['ours in sum, p50', 80, true],
    ['ours in sum, p99', 230, undefined],
  ])('%s', (name, value, met) => {
    const found = measurements.find(measurement => measurement.name === name)!;
    expect(found.value).toBe(value);
    expect(isMet(found)).toBe(met);
  });
});
