import { Phase } from '@o2ims-portal/api';
import { toClusterEvents } from './toClusterEvents';

const clusters = (phases: Record<string, Phase>) => ({
  clusters: Object.entries(phases).map(([name, phase]) => ({
    name,
    phase,
    message: `It is ${phase}.`,
  })),
});

describe('toClusterEvents', () => {
  it('tells of the ends that were not told of before', () => {
    const before = clusters({ a: 'PROGRESSING', b: 'FULFILLED', c: 'FAILED' });
    const after = clusters({
      a: 'FULFILLED',
      b: 'FAILED',
      c: 'FAILED',
      d: 'PENDING',
    });
    expect(toClusterEvents(before, after)).toEqual([
      {
        type: 'Normal',
        reason: 'ClusterFulfilled',
        message: "Cluster 'a': It is FULFILLED.",
      },
      {
        type: 'Warning',
        reason: 'ClusterFailed',
        message: "Cluster 'b': It is FAILED.",
      },
    ]);
  });

  it('has nothing to tell of a request for one cluster', () => {
    expect(toClusterEvents(undefined, { phase: 'FULFILLED' })).toEqual([]);
  });
});
