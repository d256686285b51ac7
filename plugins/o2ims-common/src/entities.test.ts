import { parseEntityRef } from '@backstage/catalog-model';
import { clusterEntityRef, hostEntityRef } from './entities';

describe('entity references', () => {
  it('keep a cluster and a host of one name apart', () => {
    const key = { namespace: 'default', name: 'edge' };
    expect(clusterEntityRef(key)).toBe('resource:default/cluster-edge');
    expect(hostEntityRef(key)).toBe('resource:default/host-edge');
  });

  it.each([
    ['long', 'x'.repeat(200)],
    ['dotted', 'node.example.org'],
  ])('are valid and differ for %s names', (_, name) => {
    const one = hostEntityRef({ namespace: 'default', name });
    const other = hostEntityRef({ namespace: 'default', name: `${name}y` });
    expect(parseEntityRef(one).name).toMatch(/^[a-z0-9-]{1,63}$/);
    expect(other).not.toBe(one);
  });
});
