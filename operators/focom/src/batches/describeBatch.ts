import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { ClusterStatus } from './BatchItem';
import { cutMessage } from './cutMessage';

type Progress = NonNullable<
  NonNullable<FocomProvisioningRequest['status']>['progress']
>;

/** More would not be read; `status.clusters` has them all. */
const MAX_NAMED = 3;

/** How many clusters of a request are in which phase. @public */
export function toProgress(clusters: readonly ClusterStatus[]): Progress {
  const count = (phase: ClusterStatus['phase']) =>
    clusters.filter(cluster => cluster.phase === phase).length;
  const total = clusters.length;
  const fulfilled = count('FULFILLED');
  return {
    total,
    pending: count('PENDING'),
    progressing: count('PROGRESSING'),
    fulfilled,
    failed: count('FAILED'),
    deleting: count('DELETING'),
    summary: `${fulfilled}/${total}`,
  };
}

/** Says of the first few of some clusters what each says. */
export function nameClusters(
  clusters: readonly Pick<ClusterStatus, 'name' | 'reason' | 'message'>[],
): string {
  const named = clusters
    .slice(0, MAX_NAMED)
    .map(
      ({ name, reason, message }) =>
        `'${name}'${reason ? ` (${reason})` : ''}: ${cutMessage(message)}`,
    );
  const more = clusters.length - named.length;
  return [...named, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** How it stands with the clusters of a request, in a line: how many, and what is wrong with the first few. @public */
export function describeBatch(clusters: readonly ClusterStatus[]): string {
  const { total, fulfilled, ...others } = toProgress(clusters);
  const phases = ['progressing', 'pending', 'failed', 'deleting'] as const;
  const rest = phases
    .filter(phase => others[phase] > 0)
    .map(phase => `, ${others[phase]} ${phase}`);
  const failed = clusters.filter(({ phase }) => phase === 'FAILED');
  return [
    `${fulfilled} of ${total} clusters fulfilled${rest.join('')}.`,
    nameClusters(failed),
  ]
    .filter(Boolean)
    .join(' ');
}
