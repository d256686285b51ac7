import { isDeepStrictEqual } from 'node:util';
import { Violation } from '@o2ims-portal/api';
import { ClusterPlan, hostsOf } from './ClusterPlan';

const FIXED = 'cannot be changed while the cluster is there';

type Version = [major: number, minor: number, patch: number];

function parse(version: string): Version | undefined {
  const match = /^v(\d+)\.(\d+)\.(\d+)$/.exec(version);
  return match ? (match.slice(1).map(Number) as Version) : undefined;
}

function isOlder(version: Version, than: Version): boolean {
  const differing = version.findIndex((part, i) => part !== than[i]);
  return differing >= 0 && version[differing] < than[differing];
}

/** Kubernetes is upgraded one minor version at a time, and never goes back: kubeadm's own rule. */
function checkVersion(from: string, to: string): Violation[] {
  const [old, wanted] = [parse(from), parse(to)];
  if (!old || !wanted) {
    return [];
  }
  const refuse = (message: string) => [{ pointer: '/k8sVersion', message }];
  const [major, minor] = old;
  if (isOlder(wanted, old)) {
    return refuse(
      `the cluster runs ${from}, and Kubernetes cannot go back to ${to}; choose ${from} or newer`,
    );
  }
  if (wanted[0] > major || wanted[1] > minor + 1) {
    return refuse(
      `the cluster runs ${from}, and Kubernetes is upgraded one minor version at a time; choose a v${major}.${
        minor + 1
      } first`,
    );
  }
  return [];
}

/** Why the masters of a cluster cannot be replaced on their own hosts; undefined when they can. */
function whyMastersStay(
  current: ClusterPlan,
  wanted: ClusterPlan,
): string | undefined {
  const { endpointOf } = current;
  if (endpointOf) {
    return `host '${endpointOf}' cannot be replaced, not even by itself, since the cluster is reached at its address: no master could join meanwhile, nor it itself. A cluster that is to change like this needs a controlPlaneEndpoint of its own from the start`;
  }
  const masters = Math.min(
    ...[current, wanted].map(plan => hostsOf(plan, 'control-plane').length),
  );
  return masters < 3
    ? 'that takes three masters or more that stay meanwhile; add masters first'
    : undefined;
}

/**
 * What has the masters replaced, where that cannot be done: Cluster API replaces one machine after the other. On pinned
 * hosts a machine can only be replaced where it is, so that the others have to keep the cluster up meanwhile.
 */
function checkReplacement(
  current: ClusterPlan,
  wanted: ClusterPlan,
): Violation[] {
  const why = whyMastersStay(current, wanted);
  if (!why) {
    return [];
  }
  if (current.kubernetesVersion !== wanted.kubernetesVersion) {
    const message = `a cluster is upgraded by replacing one master after the other: ${why}`;
    return [{ pointer: '/k8sVersion', message }];
  }
  const [before, after] = [current, wanted].map(plan => ({
    settings: { kubeadm: plan.kubeadm, vip: plan.vip },
    taints: hostsOf(plan, 'control-plane')[0].taints,
  }));
  if (!isDeepStrictEqual(before.settings, after.settings)) {
    const { templateName, templateVersion } = wanted.request;
    const message = `template '${templateName}' of version '${templateVersion}' sets up masters differently, for which they are replaced one after the other: ${why}`;
    return [{ pointer: '', message }];
  }
  if (!isDeepStrictEqual(before.taints, after.taints)) {
    const pointer = wanted.request.templateParameters.controlPlane
      ? '/controlPlane/taints'
      : '/hosts/masters/0/taints';
    const message = `masters get their taints when they are made, and are replaced one after the other for others: ${why}. Put that back, or use kubectl taint`;
    return [{ pointer, message }];
  }
  return [];
}

function checkMasters(current: ClusterPlan, wanted: ClusterPlan): Violation[] {
  const pointer = '/hosts/masters';
  const [before, after] = [current, wanted].map(plan =>
    hostsOf(plan, 'control-plane').map(({ name }) => name),
  );
  const { endpointOf } = current;
  if (endpointOf && !after.includes(endpointOf)) {
    return [
      {
        pointer,
        message: `host '${endpointOf}' has to stay a master, since the cluster is reached at its address for good. A cluster whose masters can all be replaced needs a controlPlaneEndpoint of its own from the start`,
      },
    ];
  }
  const stay = before.filter(name => after.includes(name));
  if (stay.length === 0) {
    return [
      {
        pointer,
        message: `at least one of the cluster's masters (${before.join(
          ', ',
        )}) has to stay, since the others learn the cluster's state from it; change the rest first`,
      },
    ];
  }
  return [];
}

/** A host changes its role by leaving the cluster and joining it again, which takes two changes. */
function checkRoles(current: ClusterPlan, wanted: ClusterPlan): Violation[] {
  return wanted.hosts.flatMap(({ name, role }) => {
    const before = current.hosts.find(host => host.name === name);
    return before && before.role !== role
      ? [
          {
            pointer: '/hosts',
            message: `host '${name}' is a ${before.role.replace(
              '-',
              ' ',
            )} host of the cluster; take it out first, and give it its new role when that is done`,
          },
        ]
      : [];
  });
}

/**
 * What of a change to a cluster that is there cannot be done, with the reason. Compares plans rather than
 * parameters, so that it also sees what a new version of the template would change.
 */
export function checkChange(
  current: ClusterPlan,
  wanted: ClusterPlan,
): Violation[] {
  const fixed = (
    pointer: string,
    before: string,
    after: string,
    more = '',
  ): Violation[] =>
    before === after
      ? []
      : [
          {
            pointer,
            message: `${FIXED}: it is '${before}'${more}; put that back or leave it out, or delete the request and make a new one`,
          },
        ];
  const endpoint = ({ endpoint: { host, port } }: ClusterPlan) =>
    `${host}:${port}`;
  return [
    ...fixed('/clusterName', current.clusterName, wanted.clusterName),
    ...fixed(
      '/controlPlaneEndpoint',
      endpoint(current),
      endpoint(wanted),
      ', which every node and kubeconfig knows',
    ),
    ...fixed('/podCidr', current.podCidr, wanted.podCidr),
    ...fixed('/serviceCidr', current.serviceCidr, wanted.serviceCidr),
    ...checkVersion(current.kubernetesVersion, wanted.kubernetesVersion),
    ...checkReplacement(current, wanted),
    ...checkMasters(current, wanted),
    ...checkRoles(current, wanted),
  ];
}
