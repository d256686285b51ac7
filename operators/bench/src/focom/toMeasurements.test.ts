import { isMet } from '../report/Measurement';
import { FocomResult } from './FocomResult';
import { toMeasurements } from './toMeasurements';

const times = (...shown: number[]) => ({ written: [5], shown });

const result: FocomResult = {
  oClouds: 50,
  requests: 2000,
  connected: 3000,
  submitted: 10_000,
  fulfilled: 5000,
  idle: {
    seconds: 60,
    sent: { 'watch oclouds': 1, 'update leases': 6, 'list byohosts': 2 },
    received: { 'watch leases': 1 },
  },
  changes: {
    before: times(10, 20, 30),
    hanging: times(10, 20, 700),
    after: times(499),
  },
  hanging: { waiting: 40, caughtUp: 900 },
  memory: { connected: 100, settled: 299, end: 200, peak: 301 },
};

describe('toMeasurements', () => {
  const measurements = toMeasurements(result);

  it.each([
    ['2000 requests created and submitted after', 10_000, undefined],
    ['that is', 200, undefined],
    ['fulfilled by their O-Clouds, and FULFILLED', 400, undefined],
    ["FOCOM's requests in 60 idle s, but watches and its Lease", 2, false],
    ['O-Clouds were asked in that time, but for watches', 0, true],
    ['change shown, all O-Clouds answer, p50', 20, undefined],
    ['change shown, all O-Clouds answer, p99', 30, true],
    ['change shown, another O-Cloud hangs, p99', 700, false],
    ['change shown, that one has recovered, p99', 499, true],
    ['40 requests that waited for it caught up after', 900, undefined],
    ['... all settled', 299, true],
    ['... at its peak', 301, false],
  ])('%s', (name, value, met) => {
    const found = measurements.find(measurement => measurement.name === name)!;
    expect(found.value).toBe(value);
    expect(isMet(found)).toBe(met);
  });

  it('leaves out what the machine does not tell', () => {
    const { peak: _, ...memory } = result.memory;
    const names = toMeasurements({ ...result, memory }).map(({ name }) => name);
    expect(names.join()).not.toMatch(/peak|processor/);
  });
});
