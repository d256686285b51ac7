const MAX_NAME = 63;

/** FNV-1a, 32 bit: a short suffix that tells apart names that became equal when cleaned or cut; not for security. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) {
    hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, '0');
}

/**
 * A DNS label (RFC 1123) made of parts. What had to be changed or cut to fit gets a suffix made from the whole, so
 * that different parts never give the same name.
 *
 * @public
 */
export function toDnsLabel(...parts: string[]): string {
  const whole = parts.join('-');
  const clean = whole
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (clean === whole && whole.length <= MAX_NAME) {
    return whole;
  }
  const suffix = shortHash(whole);
  const head = clean.slice(0, MAX_NAME - suffix.length - 1).replace(/-+$/, '');
  return head ? `${head}-${suffix}` : `x-${suffix}`;
}

/** Name of the control plane, and of its machine template, of a cluster. @public */
export function controlPlaneName(clusterName: string): string {
  return toDnsLabel(clusterName, 'control-plane');
}

/** Name of the KubeadmConfigTemplate that all workers of a cluster share. @public */
export function workerConfigName(clusterName: string): string {
  return toDnsLabel(clusterName, 'worker');
}

/** Name of the MachineDeployment, and of its machine template, that is pinned to one host. @public */
export function workerName(clusterName: string, hostId: string): string {
  return toDnsLabel(clusterName, 'worker', hostId);
}

/** Name of the Secret in which Cluster API keeps a workload cluster's kubeconfig. @public */
export function kubeconfigSecretName(clusterName: string): string {
  return `${clusterName}-kubeconfig`;
}

/** Name of the Lease that reserves a ByoHost; one for each host, so that creating it is the reservation. @public */
export function hostLeaseName(hostName: string): string {
  return `byohost-${hostName}`;
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
export function remoteRequestName(name: string, uid: string): string {
  return `${name.slice(0, 240)}-${uid.slice(0, 8)}`;
}
