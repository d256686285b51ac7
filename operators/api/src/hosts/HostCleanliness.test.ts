import { annotations, labels } from '../naming';
import { ByoHost } from '../resources';
import { cleanlinessOfHost, whyNotClean } from './HostCleanliness';

const { cleanSince, cleaningFailed } = annotations;
/** When the host was last taken or let go. */
const USED = '2026-01-01T00:00:10Z';

function host(
  given: Record<string, string>,
  installed?: { status: 'True' | 'False'; reason?: string },
  used: string | undefined = USED,
  has: Record<string, string> = {},
): ByoHost {
  const conditions = [
    ...(used
      ? [
          {
            type: 'K8sNodeBootstrapSucceeded',
            status: 'False' as const,
            lastTransitionTime: used,
          },
        ]
      : []),
    ...(installed
      ? [
          {
            type: 'K8sComponentsInstallationSucceeded',
            lastTransitionTime: USED,
            ...installed,
          },
        ]
      : []),
  ];
  return {
    apiVersion: 'infrastructure.cluster.x-k8s.io/v1beta1',
    kind: 'ByoHost',
    metadata: { name: 'byoh-1', annotations: given, labels: has },
    status: { conditions },
  };
}

it.each<[string, ByoHost, string]>([
  [
    'was cleaned after it was let go',
    host({ [cleanSince]: '2026-01-01T00:00:11Z' }),
    'clean',
  ],
  [
    'was cleaned in the same second, which is all that the times tell',
    host({ [cleanSince]: '2026-01-01T00:00:10Z' }),
    'clean',
  ],
  [
    'gives the time in another zone',
    host({ [cleanSince]: '2026-01-01T02:00:10+02:00' }),
    'clean',
  ],
  [
    'was never used',
    host({ [cleanSince]: '2026-01-01T00:00:00Z' }, undefined, ''),
    'clean',
  ],
  [
    'was clean before it was used',
    host({ [cleanSince]: '2026-01-01T00:00:09Z' }),
    'cleaning',
  ],
  [
    'could not be cleaned',
    host({ [cleanSince]: '2026-01-01T00:00:09Z', [cleaningFailed]: 'no' }),
    'failed',
  ],
  ['could never be cleaned', host({ [cleaningFailed]: 'no' }), 'failed'],
  [
    'could be cleaned at last',
    host({ [cleanSince]: '2026-01-01T00:00:11Z', [cleaningFailed]: 'no' }),
    'clean',
  ],
  [
    'is still marked by its cleaner',
    host({ [cleanSince]: '2026-01-01T00:00:11Z' }, undefined, USED, {
      [labels.needsCleaning]: 'true',
    }),
    'cleaning',
  ],
  ['says nothing', host({}), 'unknown'],
  ['says nothing that is a time', host({ [cleanSince]: 'today' }), 'unknown'],
  [
    'BYOH installs Kubernetes on, and resets',
    host({}, { status: 'True' }),
    'clean',
  ],
  [
    'BYOH has reset',
    host({}, { status: 'False', reason: 'K8sNodeAbsent' }),
    'clean',
  ],
  [
    'BYOH could not install Kubernetes on',
    host({}, { status: 'False', reason: 'K8sComponentsInstallationFailed' }),
    'unknown',
  ],
  [
    'has a cleaner, which counts, beside what BYOH says',
    host({ [cleanSince]: '2026-01-01T00:00:09Z' }, { status: 'True' }),
    'cleaning',
  ],
])('knows of a host that %s', (_, byoHost, state) => {
  expect(cleanlinessOfHost(byoHost).state).toBe(state);
});

it.each<[ByoHost, boolean, string | undefined]>([
  [host({ [cleanSince]: USED }), false, undefined],
  [host({ [cleanSince]: '2026-01-01T00:00:09Z' }), true, 'being cleaned'],
  [
    host({ [cleaningFailed]: 'kubeadm reset: exit status 1' }),
    true,
    'not clean: its cleaner said: kubeadm reset: exit status 1',
  ],
  [host({}), true, undefined],
  [
    host({}),
    false,
    'not known to be clean: no cleaner on it has set the annotation o2ims.provisioning.oran.org/clean-since',
  ],
])('says why a host does not count as clean', (byoHost, acceptUnknown, why) => {
  expect(whyNotClean(byoHost, { acceptUnknown })).toBe(why);
});
