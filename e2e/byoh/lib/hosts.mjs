// What hosts do, and whether they are as good as new.
import assert from 'node:assert/strict';
import { inHost } from './lab.mjs';
import { list } from './requests.mjs';
import { until } from './until.mjs';

const INFRASTRUCTURE = 'infrastructure.cluster.x-k8s.io/v1beta1';
const ANNOTATIONS = 'o2ims.provisioning.oran.org';

/** All ByoHosts. */
export async function listHosts() {
  return list(INFRASTRUCTURE, 'ByoHost');
}

/** Whether a cluster has a host. */
export function isClaimed({ metadata, status }) {
  return Boolean(
    status?.machineRef || metadata.labels?.['cluster.x-k8s.io/cluster-name'],
  );
}

/** Whether the host cleaner has found a host clean since it was last used. */
export function isClean(host) {
  const { status } = host;
  const since = annotationOf(host, 'clean-since');
  const bootstrap = status?.conditions?.find(
    ({ type }) => type === 'K8sNodeBootstrapSucceeded',
  );
  return (
    since !== undefined &&
    Date.parse(since) >= Date.parse(bootstrap?.lastTransitionTime)
  );
}

/** An annotation of this project on a host. */
export function annotationOf({ metadata }, name) {
  return metadata.annotations?.[`${ANNOTATIONS}/${name}`];
}

/** Waits until something is so for a host; resolves to its ByoHost. */
export async function waitForHost(name, what, isSo) {
  const look = async () => {
    const hosts = await listHosts();
    const host = hosts.find(({ metadata }) => metadata.name === name);
    return host && (await isSo(host)) ? host : undefined;
  };
  return until(`${name} ${what}`, look, Boolean);
}

/** Waits until a host is given to a cluster. */
export async function waitForClaim(name) {
  await waitForHost(name, 'is claimed', isClaimed);
}

/** Waits until a process runs in a host. */
export async function waitForProcess(name, process) {
  await until(
    `${process} runs in ${name}`,
    () => processesOf(name),
    processes => processes.includes(process),
  );
}

/** Waits until hosts are free and clean; then looks into them. */
export async function assertCleanAndFree(...names) {
  const mine = hosts =>
    hosts.filter(({ metadata }) => names.includes(metadata.name));
  const hosts = await until(
    `${names.join(', ')} are free and clean`,
    async () => mine(await listHosts()),
    found =>
      found.length === names.length &&
      found.every(
        host =>
          !isClaimed(host) &&
          isClean(host) &&
          annotationOf(host, 'cleaning-failed') === undefined,
      ),
  );
  for (const host of hosts) {
    const { name, labels } = host.metadata;
    assert.match(annotationOf(host, 'kubernetes-version'), /^v1\./);
    assert.equal(labels[`${ANNOTATIONS}/simulated`], undefined);
    const processes = await processesOf(name);
    for (const process of ['kube-apiserver', 'etcd', 'kube-proxy', 'pause']) {
      assert.ok(
        !processes.includes(process),
        `${process} still runs in ${name}`,
      );
    }
    // not by name: the host cleaner asks for kubelet's version now and then
    const commands = await inHost(name, 'ps', '-e', '-o', 'args=');
    assert.doesNotMatch(commands, /kubelet --bootstrap-kubeconfig/);
    const left = await inHost(
      name,
      'find',
      '/etc/kubernetes',
      '/var/lib/etcd',
      '/var/lib/kubelet',
      '/etc/cni/net.d',
      '-mindepth',
      '1',
    ).catch(error => error.stdout);
    assert.equal(left, '', `files are left in ${name}`);
    const rules = await inHost(name, 'iptables-save');
    assert.doesNotMatch(rules, /KUBE-/, `rules are left in ${name}`);
  }
}

/** Names of the processes in a host. */
export async function processesOf(name) {
  const text = await inHost(name, 'ps', '-e', '-o', 'comm=');
  // the kernel cuts names to 15 characters
  return text.split('\n').map(line => line.trim());
}
