import { findCondition } from '../meta';
import { annotations, labels } from '../naming';
import { ByoHost } from '../resources';

/** BYOH's condition that moves whenever a host is taken for a node, becomes one, or is let go. */
const BOOTSTRAPPED = 'K8sNodeBootstrapSucceeded';
/** BYOH's condition on hosts where it installs Kubernetes itself. */
const INSTALLED = 'K8sComponentsInstallationSucceeded';
/** BYOH's reason after it has reset such a host and removed what it had installed. */
const REMOVED = 'K8sNodeAbsent';

/**
 * Whether what the last cluster left on a host is gone: BYOH gives prepared hosts back as they are, with kubelet and
 * API server still running, so something on the host has to clean it and to say so.
 *
 * @public
 */
export type HostCleanliness =
  | { state: 'clean' }
  /** Being cleaned, as far as can be told. */
  | { state: 'cleaning' }
  /** Its cleaner gave up, for the reason that it gave. */
  | { state: 'failed'; why: string }
  /** Nothing on the host says whether it is clean. */
  | { state: 'unknown' };

function byInstaller(host: ByoHost): HostCleanliness {
  const installed = findCondition(host.status?.conditions, INSTALLED);
  const resets = installed?.status === 'True' || installed?.reason === REMOVED;
  return { state: resets ? 'clean' : 'unknown' };
}

/**
 * How clean a host is that no cluster has, which says nothing as long as one has it.
 *
 * It is clean when its cleaner says so since the condition K8sNodeBootstrapSucceeded last moved, and has taken its mark
 * off, with which no machine can have it; both times are of the host's own clock. Without a cleaner it is clean where
 * BYOH itself installs Kubernetes, since there BYOH resets a host before it lets it go.
 *
 * @public
 */
export function cleanlinessOfHost(host: ByoHost): HostCleanliness {
  const given = host.metadata.annotations ?? {};
  const why = given[annotations.cleaningFailed];
  const since = Date.parse(given[annotations.cleanSince] ?? '');
  if (Number.isNaN(since) && why === undefined) {
    return byInstaller(host);
  }
  const used = findCondition(host.status?.conditions, BOOTSTRAPPED);
  const isMarked = labels.needsCleaning in (host.metadata.labels ?? {});
  if (
    !isMarked &&
    since >= Date.parse(used?.lastTransitionTime ?? '1970-01-01')
  ) {
    return { state: 'clean' };
  }
  return why === undefined ? { state: 'cleaning' } : { state: 'failed', why };
}

/**
 * Why a host does not count as clean, as words that go on after its name ("is ..."), with what to do; undefined when
 * it does.
 *
 * @public
 */
export function whyNotClean(
  host: ByoHost,
  options: {
    /** Whether a host counts as clean of which nothing is known. */
    acceptUnknown: boolean;
  },
): string | undefined {
  const cleanliness = cleanlinessOfHost(host);
  switch (cleanliness.state) {
    case 'clean':
      return undefined;
    case 'cleaning':
      return 'being cleaned';
    case 'failed':
      return `not clean: its cleaner said: ${cleanliness.why}`;
    default:
      return options.acceptUnknown
        ? undefined
        : `not known to be clean: no cleaner on it has set the annotation ${annotations.cleanSince}`;
  }
}
