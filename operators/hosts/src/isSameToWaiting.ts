import { isDeepStrictEqual } from 'node:util';
import { annotations, ByoHost } from '@o2ims-portal/api';

/** All of a host that decides whether a request can have it, and which host is chosen. */
function matters({ metadata, status }: ByoHost) {
  const given = metadata.annotations ?? {};
  return {
    uid: metadata.uid,
    labels: metadata.labels,
    machine: status?.machineRef?.name,
    clean: [given[annotations.cleanSince], given[annotations.cleaningFailed]],
    version: given[annotations.kubernetesVersion],
    conditions: status?.conditions,
    network: status?.network,
    info: status?.hostinfo,
  };
}

/**
 * Whether a change of a host makes no difference to those who wait for one.
 *
 * @public
 */
export function isSameToWaiting(host: ByoHost, previous: ByoHost): boolean {
  return isDeepStrictEqual(matters(host), matters(previous));
}
