import { labels } from './annotations';

const MAX_NAME = 63;

/**
 * Longest name of what Cluster API makes machines from. A machine's name has up to 12 more characters, and BYOH
 * writes `<namespace>.<machine>` into a label, which holds 63: this leaves 12 for the namespace.
 */
const MAX_MACHINE_OWNER_NAME = 38;

/** FNV-1a, 32 bit: a short suffix that tells apart names that became equal when cleaned or cut; not for security. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}

function fitDnsLabel(whole: string, maxLength: number): string {
  const clean = whole
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (clean && clean === whole && whole.length <= maxLength) {
    return whole;
  }
  const suffix = shortHash(whole);
  const head = clean.slice(0, maxLength - suffix.length - 1).replace(/-+$/, '');
  return head ? `${head}-${suffix}` : `x-${suffix}`;
}

/**
 * A DNS label (RFC 1123) made of parts, joined by `-`. What had to be changed or cut to fit gets a suffix made from
 * the whole, so that it cannot be mistaken for another that was changed or cut the same way.
 *
 * @public
 */
export function toDnsLabel(...parts: string[]): string {
  return fitDnsLabel(parts.join('-'), MAX_NAME);
}

/**
 * An object's name as a label's value: names may have 253 characters, labels hold 63. Longer names are cut and get
 * a suffix made from the whole.
 *
 * @public
 */
export function toLabelValue(name: string): string {
  if (name.length <= MAX_NAME) {
    return name;
  }
  const suffix = shortHash(name);
  const head = name.slice(0, MAX_NAME - suffix.length - 1);
  return `${head.replace(/[^A-Za-z0-9]+$/, '')}-${suffix}`;
}

/**
 * The labels of everything that is made for a ProvisioningRequest; the UID is the mark of ownership.
 *
 * @public
 */
export function requestLabels(request: {
  metadata: { name: string; uid?: string };
}): Record<string, string> {
  return {
    [labels.provisioningRequest]: toLabelValue(request.metadata.name),
    [labels.provisioningRequestUid]: request.metadata.uid ?? '',
  };
}

/** Name of the control plane, and of its machine template, of a cluster. @public */
export function controlPlaneName(clusterName: string): string {
  return fitDnsLabel(`${clusterName}-control-plane`, MAX_MACHINE_OWNER_NAME);
}

/**
 * Name of the KubeadmConfigTemplate that all workers of a cluster share that are told the same.
 *
 * @param variant - what these workers are told beyond the others; Cluster API makes machines anew only when the name
 * of what they are made from is another
 * @public
 */
export function workerConfigName(
  clusterName: string,
  variant?: string,
): string {
  return variant
    ? toDnsLabel(clusterName, 'worker', shortHash(variant))
    : toDnsLabel(clusterName, 'worker');
}

/** Name of the MachineDeployment, and of its machine template, that is pinned to one host. @public */
export function workerName(clusterName: string, hostId: string): string {
  return fitDnsLabel(`${clusterName}-worker-${hostId}`, MAX_MACHINE_OWNER_NAME);
}

/** Name of the ClusterResourceSet that installs one add-on in a cluster. @public */
export function addonName(clusterName: string, addon: string): string {
  return toDnsLabel(clusterName, 'addon', addon);
}

/** Name of a cluster's own copy of a ConfigMap or Secret that an add-on consists of. @public */
export function addonSourceName(
  clusterName: string,
  addon: string,
  source: string,
): string {
  return toDnsLabel(clusterName, 'addon', addon, source);
}

/** Name of the Secret in which Cluster API keeps a workload cluster's kubeconfig. @public */
export function kubeconfigSecretName(clusterName: string): string {
  return `${clusterName}-kubeconfig`;
}

const HOST_LEASE = 'byohost-';

/** Name of the Lease that reserves a ByoHost; one for each host, so that creating it is the reservation. @public */
export function hostLeaseName(hostName: string): string {
  return `${HOST_LEASE}${hostName}`;
}

/**
 * Name of the ByoHost that a Lease reserves; undefined when it is for something else. The name alone counts, since it
 * is what makes sure that a host is reserved once: a Lease of this name without our labels stands in the way too.
 *
 * @public
 */
export function hostOfLease(lease: {
  metadata: { name: string };
}): string | undefined {
  const { name } = lease.metadata;
  return name.startsWith(HOST_LEASE)
    ? name.slice(HOST_LEASE.length)
    : undefined;
}

/** Name of the TemplateInfo or ClusterTemplate of a template's version. @public */
export function templateObjectName(name: string, version: string): string {
  return `${name}-${version}`;
}

/**
 * Name of the ProvisioningRequest that FOCOM makes for a FocomProvisioningRequest: readable, and its own even where
 * requests of one name come from several namespaces or several FOCOMs.
 *
 * @public
 */
export function remoteRequestName(
  name: string,
  uid: string,
  /** Of a request for several clusters, the name of the one that it is for. */
  cluster?: string,
): string {
  const mark = uid.slice(0, 8);
  return cluster === undefined
    ? `${name.slice(0, 240)}-${mark}`
    : `${batchHead(name)}-${cluster}-${mark}`;
}

/** Cut to one length whichever cluster it is for, so that the names of two clusters of a request never meet. */
function batchHead(name: string): string {
  return name.slice(0, 176).replace(/[^a-z0-9]+$/, '');
}

/**
 * Which cluster of a request for several a ProvisioningRequest of this name is for; undefined when it is not for any.
 * The opposite of {@link remoteRequestName}.
 *
 * @public
 */
export function clusterOfRemoteName(
  remoteName: string,
  name: string,
  uid: string,
): string | undefined {
  const head = `${batchHead(name)}-`;
  const tail = `-${uid.slice(0, 8)}`;
  return remoteName.startsWith(head) &&
    remoteName.endsWith(tail) &&
    remoteName.length > head.length + tail.length
    ? remoteName.slice(head.length, -tail.length)
    : undefined;
}
