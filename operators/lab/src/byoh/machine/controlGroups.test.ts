import { findControlGroups } from './controlGroups';

describe('findControlGroups', () => {
  it('finds the hierarchies of version 1, but for those without controllers', () => {
    expect(
      findControlGroups(`sysfs /sys sysfs rw,relatime 0 0
tmpfs /sys/fs/cgroup tmpfs rw,relatime,mode=755 0 0
cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,relatime,cpu,cpuacct 0 0
cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
cgroup /sys/fs/cgroup/systemd cgroup rw,relatime,xattr,name=systemd 0 0
cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
`),
    ).toEqual({
      version: 1,
      hierarchies: ['/sys/fs/cgroup/cpu,cpuacct', '/sys/fs/cgroup/memory'],
    });
  });

  it('finds the one of version 2', () => {
    expect(
      findControlGroups(
        'cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid,nsdelegate 0 0\n',
      ),
    ).toEqual({ version: 2, hierarchies: ['/sys/fs/cgroup'] });
  });

  it('finds none where there is none', () => {
    expect(findControlGroups('proc /proc proc rw 0 0\n')).toBeUndefined();
  });
});
