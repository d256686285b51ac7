import { readWorkerCount, withWorkerCount } from './workerCount';

describe('readWorkerCount', () => {
  it.each([
    [{ workers: { replicas: 2 } }, 2],
    [{ workers: { replicas: 0 } }, 0],
    [{ hosts: { workers: [{ hostName: 'a' }] } }, undefined],
    [{ workers: { replicas: '2' } }, undefined],
    [{ workers: [1] }, undefined],
    [{}, undefined],
  ])('of %j is %j', (parameters, expected) => {
    expect(readWorkerCount(parameters)).toBe(expected);
  });
});

it('withWorkerCount changes the number, and nothing else', () => {
  const before = {
    clusterName: 'edge',
    workers: { replicas: 1, selector: { matchLabels: { rack: '7' } } },
  };
  expect(withWorkerCount(before, 3)).toEqual({
    clusterName: 'edge',
    workers: { replicas: 3, selector: { matchLabels: { rack: '7' } } },
  });
  expect(before.workers.replicas).toBe(1);
});
