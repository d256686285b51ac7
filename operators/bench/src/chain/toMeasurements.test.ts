import { isMet } from '../report/Measurement';
import { ChainResult } from './ChainResult';
import { toMeasurements } from './toMeasurements';

const result: ChainResult = {
  first: 400,
  oneByOne: [100, 200, 300],
  deletions: [50],
  atOnce: { each: [1000, 2500], total: 2600, processor: { etcd: 500 } },
  idle: {
    seconds: 60,
    requests: {
      focom: { 'update leases': 30, 'watch clusters': 2 },
      o2ims: { 'patch leases': 30, 'get leases': 1, 'list clusters': 1 },
    },
  },
  perRequest: { focom: { 'create provisioningrequests': 1, 'watch x': 5 } },
  perDeletion: {},
  memory: { focom: 90, o2ims: 160, etcd: 60, 'kube-apiserver': 300 },
};

describe('toMeasurements', () => {
  const measurements = toMeasurements(result);
  const find = (name: string) =>
    measurements.find(measurement => measurement.name === name);

  it.each([
    ['created to FULFILLED, one by one, p50', 200, true],
    ['created to FULFILLED, one by one, p99', 300, undefined],
    ['created to FULFILLED, 2 at once, p99', 2500, false],
    ['processor time for one of those 2: etcd', 250, undefined],
    ['focom: requests in 60 idle s, but watches and leases', 0, true],
    ['focom: watches and leases in that time', 32, undefined],
    ['o2ims: requests in 60 idle s, but watches and leases', 1, false],
    ['focom: requests until FULFILLED', 1, undefined],
    ['memory (RSS): focom', 90, true],
    ['memory (RSS): o2ims', 160, false],
    ['memory (RSS): plane, all but the operators', 360, true],
  ])('%s', (name, value, met) => {
    const measurement = find(name);
    expect(measurement?.value).toBe(value);
    expect(isMet(measurement!)).toBe(met);
  });
});
