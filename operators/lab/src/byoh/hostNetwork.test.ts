import { hostNetwork, planHost } from './hostNetwork';

describe('planHost', () => {
  it('derives everything from the number', () => {
    expect(planHost(1)).toEqual({
      ordinal: 1,
      name: 'byoh-1',
      address: '10.204.86.11',
      podCidr: '10.244.1.0/24',
      link: 'o2ims-byoh-1',
      cgroup: 'o2ims-lab-byoh-1',
    });
  });

  it('leaves the addresses from .100 on to control planes', () => {
    const last = planHost(hostNetwork.maxHosts);
    expect(Number(last.address.split('.')[3])).toBeLessThan(100);
    // what Linux allows
    expect(last.link.length).toBeLessThanOrEqual(15);
  });
});
