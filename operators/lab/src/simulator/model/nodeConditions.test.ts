import { nodeHealthy } from './nodeConditions';
import { Node } from './objects';

function node(statuses: Record<string, string>): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'n' },
    status: {
      conditions: Object.entries({
        MemoryPressure: 'False',
        DiskPressure: 'False',
        PIDPressure: 'False',
        Ready: 'True',
        ...statuses,
      }).map(([type, status]) => ({ type, status })),
    },
  };
}

describe('nodeHealthy', () => {
  it.each([
    ['fine', {}, 'True', undefined],
    ['not ready', { Ready: 'False' }, 'False', 'Node condition Ready is False'],
    [
      'full',
      { DiskPressure: 'True', PIDPressure: 'Unknown' },
      'False',
      'Node condition DiskPressure is True. Node condition PIDPressure is Unknown',
    ],
    ['not known in one respect', { Ready: 'Unknown' }, 'True', undefined],
    [
      'not heard of',
      {
        MemoryPressure: 'Unknown',
        DiskPressure: 'Unknown',
        PIDPressure: 'Unknown',
        Ready: 'Unknown',
      },
      'Unknown',
      expect.stringContaining('Node condition Ready is Unknown'),
    ],
    ['something else', { NetworkUnavailable: 'True' }, 'True', undefined],
  ])('%s', (_, statuses, status, message) => {
    const condition = nodeHealthy(node(statuses));
    expect(condition.status).toBe(status);
    expect(condition.message).toEqual(message);
  });
});
