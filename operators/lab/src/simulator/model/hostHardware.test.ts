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
    ['byoh-12', 12],
    ['byoh-0', undefined],
    ['byoh-x', undefined],
    ['my-byoh-1', undefined],
  ])('reads the ordinal of %s', (name, ordinal) => {
    expect(hostOrdinal(name)).toBe(ordinal);
  });
});
