import { addressOfHost, ByoHost } from '@o2ims-portal/api';
import { hostHardware, hostName, hostOrdinal } from './hostHardware';

describe('hostHardware', () => {
  const address = (ordinal: number) =>
    addressOfHost({ status: hostHardware(hostName(ordinal)) } as ByoHost);

  it('gives every host an address of its own', () => {
    const ordinals = Array.from({ length: 1_000 }, (_, index) => index + 1);
    expect(address(1)).toBe('10.204.86.11');
    expect(address(240)).toBe('10.204.86.250');
    expect(address(241)).toBe('10.204.87.11');
    expect(new Set(ordinals.map(address)).size).toBe(1_000);
  });

  it('has the hosts of each O-Cloud in a network of their own', () => {
    const names = ['byoh-1', 'west-1', 'north-1', 'south-1'];
    const networks = names.map(name =>
      addressOfHost({ status: hostHardware(name) } as ByoHost)?.slice(0, 6),
    );
    expect(networks[0]).toBe('10.204');
    expect(new Set(networks).size).toBe(4);
  });

  it('is the same every time', () => {
    expect(hostHardware('byoh-3')).toEqual(hostHardware('byoh-3'));
    expect(hostHardware('byoh-3')).not.toEqual(hostHardware('byoh-1'));
  });

  it('looks like what an agent finds', () => {
    expect(hostHardware('byoh-2')).toEqual({
      hostinfo: {
        osname: 'linux',
        osimage: 'Ubuntu 22.04.5 LTS',
        architecture: 'amd64',
      },
      network: [
        expect.objectContaining({ networkInterfaceName: 'lo', macAddr: '' }),
        {
          networkInterfaceName: 'eth0',
          connected: true,
          isDefault: true,
          ipAddrs: [
            '10.204.86.12/24',
            expect.stringMatching(/^fe80:(:[\da-f]{1,4}){4}\/64$/),
          ],
          macAddr: expect.stringMatching(/^02(:[\da-f]{2}){5}$/),
        },
      ],
    });
  });

  it.each([
    ['byoh-12', undefined, 12],
    ['byoh-0', undefined, undefined],
    ['byoh-x', undefined, undefined],
    ['my-byoh-1', undefined, undefined],
    ['west-1', undefined, undefined],
    ['west-1', 'west', 1],
    ['byoh-1', 'west', undefined],
  ])('reads the ordinal of %s, prefix %s', (name, prefix, ordinal) => {
    expect(hostOrdinal(name, prefix)).toBe(ordinal);
  });
});
