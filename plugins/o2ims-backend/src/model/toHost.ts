import {
  ByoHost,
  clusterOfHost,
  labels,
  Lease,
  ProvisioningRequest,
  toHostState,
  whyNotClean,
} from '@o2ims-portal/api';
import { Host, localOCloud } from '@o2ims-portal/plugin-o2ims-common';
import { isSimulated } from './isSimulated';
import { list, text } from './text';
import { toConditions } from './toConditions';

/** Addresses that say where a host is: those of its default interface first, no loopback, no link-local. */
function toAddresses(host: ByoHost): string[] {
  const networks = list(host.status?.network);
  const inOrder = [
    ...networks.filter(network => network?.isDefault),
    ...networks.filter(network => !network?.isDefault),
  ];
  const addresses = inOrder
    .flatMap(network => list(network?.ipAddrs))
    .map(address => (text(address) ?? '').split('/')[0])
    .filter(
      address => address && !/^(127\.|169\.254\.|::1$|fe80:)/i.test(address),
    );
  return [...new Set(addresses)];
}

/** A host, with the Lease that reserves it and the request that it is reserved for. */
export function toHost(
  host: ByoHost,
  context: {
    lease?: Lease;
    request?: ProvisioningRequest;
    /** Whether a host counts as clean of which nothing is known. */
    acceptUnknown: boolean;
  },
): Host {
  const { metadata, status } = host;
  const { lease, acceptUnknown } = context;
  const state = toHostState(host, lease, { acceptUnknown });
  const notClean =
    state === 'cleaning' ? whyNotClean(host, { acceptUnknown }) : undefined;
  const request =
    text(lease?.metadata.labels?.[labels.provisioningRequest]) ??
    context.request?.metadata.name;
  const hostId = text(metadata.labels?.[labels.hostId]);
  const clusterName = text(clusterOfHost(host));
  const role = list(context.request?.status?.extensions?.hosts).find(
    reserved => reserved?.name === metadata.name,
  )?.role;
  const osImage = text(status?.hostinfo?.osimage);
  const architecture = text(status?.hostinfo?.architecture);
  return {
    namespace: metadata.namespace ?? '',
    name: metadata.name,
    uid: metadata.uid ?? '',
    ...(hostId && { hostId }),
    state,
    ...(notClean && { notClean }),
    ...(role && { role }),
    ...(clusterName && { clusterName }),
    ...(request && { request }),
    ...(osImage && { osImage }),
    ...(architecture && { architecture }),
    addresses: toAddresses(host),
    labels: metadata.labels ?? {},
    conditions: toConditions(status?.conditions),
    oCloudId: localOCloud,
    createdAt: metadata.creationTimestamp ?? '',
    simulated: isSimulated(host),
  };
}
