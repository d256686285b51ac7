import { annotations, ByoHost } from '@o2ims-portal/api';
import { byoHost } from './testing';
import { checkVersions } from './checkVersions';

const hostWith = (name: string, version?: string): ByoHost => {
  const host = byoHost({ name, hostId: '1' });
  return {
    ...host,
    metadata: {
      ...host.metadata,
      ...(version && {
        annotations: { [annotations.kubernetesVersion]: version },
      }),
    },
  };
};

it('names the hosts that have another version', () => {
  const problems = checkVersions(
    [hostWith('old', 'v1.32.0'), hostWith('new', 'v1.33.1'), hostWith('mute')],
    'v1.33.1',
  );
  expect(problems).toEqual([
    {
      reason: 'HostVersion',
      message:
        "host 'old' has Kubernetes v1.32.0 installed, not v1.33.1: install that there",
    },
  ]);
});
