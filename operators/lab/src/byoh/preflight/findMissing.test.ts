import { findMissing, MachineFacts } from './findMissing';

const fit: MachineFacts = {
  platform: 'linux',
  architecture: 'x64',
  isRoot: true,
  hasMergedUsr: true,
  missingPackages: [],
  hasGo: true,
  missingComponents: ['byoh-v0.5.0'],
  hasControlGroups: true,
  isWebhookPortFree: true,
  hosts: 4,
};

describe('findMissing', () => {
  it('finds nothing on a machine that is fit', () => {
    expect(findMissing(fit)).toEqual([]);
  });

  it('needs no Go when everything is built', () => {
    expect(
      findMissing({ ...fit, hasGo: false, missingComponents: [] }),
    ).toEqual([]);
  });

  it.each<[Partial<MachineFacts>, string]>([
    [{ platform: 'darwin' }, 'Linux: hosts are made of its namespaces'],
    [{ architecture: 'riscv64' }, 'a processor of the kind amd64 or arm64'],
    [{ isRoot: false }, 'to be root'],
    [{ hasMergedUsr: false }, 'a /usr that /bin, /sbin and /lib are parts of'],
    [{ missingPackages: ['jq', 'runc'] }, 'apt-get install jq runc'],
    [{ hasGo: false }, 'Go, to build byoh-v0.5.0'],
    [{ hasControlGroups: false }, 'control groups below /sys/fs/cgroup'],
    [
      { overlayProblem: 'wrong fs type' },
      'overlays can lie on (wrong fs type)',
    ],
    [{ isWebhookPortFree: false }, 'port 9443'],
    [{ networkTakenBy: 'wg0' }, 'the network 10.204.86.0/24, which wg0 is in'],
    [{ hosts: 0 }, 'a number of hosts from 1 to 80, instead of 0'],
    [{ hosts: 81 }, 'a number of hosts from 1 to 80, instead of 81'],
  ])('says what keeps %j from it', (facts, line) => {
    const missing = findMissing({ ...fit, ...facts });
    expect(missing).toHaveLength(1);
    expect(missing[0]).toContain(line);
  });

  it('names everything at once', () => {
    expect(
      findMissing({ ...fit, isRoot: false, hasGo: false, hosts: 100 }),
    ).toHaveLength(3);
  });
});
