import {
  ClusterParameters,
  NodeSettings,
  NodeTaint,
} from '../parameters/ClusterParameters';
import { checkLabelKey } from './checkLabelKey';
import { checkLabelValue } from './checkLabelValue';
import { escapePointer } from './escapePointer';
import { Violation } from './Violation';

const ROLE_DOMAIN = 'node-role.kubernetes.io';
/** Those that Cluster API passes on from machines to nodes, and domains below them. */
const LABEL_DOMAINS = [
  'node.cluster.x-k8s.io',
  'node-restriction.kubernetes.io',
];
/** Kubernetes and Cluster API set and take away taints of their own by them. */
const RESERVED_TAINTS = ['node.kubernetes.io', 'node.cluster.x-k8s.io'];

/** The part of a key before the `/`, if it has one. */
function domainOf(key: string): string {
  return key.includes('/') ? key.slice(0, key.indexOf('/')) : '';
}

/** Whether a key says that a node is a master, which kubeadm and the template decide. */
function isMastersOwn(key: string): boolean {
  return [`${ROLE_DOMAIN}/control-plane`, `${ROLE_DOMAIN}/master`].includes(
    key,
  );
}

function checkLabel(key: string): string | undefined {
  const domain = domainOf(key);
  const isPassedOn =
    domain === ROLE_DOMAIN ||
    LABEL_DOMAINS.some(it => domain === it || domain.endsWith(`.${it}`));
  if (!isPassedOn) {
    return `'${key}' would not reach the node: Cluster API passes on labels in the domains ${LABEL_DOMAINS.join(
      ' and ',
    )}, in those below them, and in ${ROLE_DOMAIN}; use one of these`;
  }
  return isMastersOwn(key)
    ? `'${key}' is set by kubeadm; leave it out`
    : undefined;
}

function checkTaint(
  { key, effect }: NodeTaint,
  before: readonly NodeTaint[],
): string | undefined {
  if (isMastersOwn(key)) {
    return `'${key}' is up to the template (kubeadm.controlPlane.schedulable); leave it out`;
  }
  if (RESERVED_TAINTS.includes(domainOf(key))) {
    return `'${key}' is in a domain whose taints Kubernetes and Cluster API set and take away themselves; use another`;
  }
  return before.some(other => other.key === key && other.effect === effect)
    ? `'${key}' with the effect ${effect} is given twice; leave one out`
    : undefined;
}

function checkOne(
  pointer: string,
  { key, value = '' }: { key: string; value?: string },
  message: string | undefined,
): Violation[] {
  return message
    ? [{ pointer, message }]
    : [...checkLabelKey(key, pointer), ...checkLabelValue(value, pointer)];
}

function checkSettings(
  { labels = {}, taints = [] }: NodeSettings,
  at: string,
): Violation[] {
  return [
    ...Object.entries(labels).flatMap(([key, value]) =>
      checkOne(
        `${at}/labels/${escapePointer(key)}`,
        { key, value },
        checkLabel(key),
      ),
    ),
    ...taints.flatMap((taint, i) =>
      checkOne(
        `${at}/taints/${i}`,
        taint,
        checkTaint(taint, taints.slice(0, i)),
      ),
    ),
  ];
}

/** Cluster API makes all masters from one template, so that they cannot be told apart. */
function checkAlike(masters: readonly NodeSettings[]): Violation[] {
  const fields = ['labels', 'taints'] as const;
  const said = (master: NodeSettings, field: (typeof fields)[number]) =>
    JSON.stringify(Object.entries(master[field] ?? {}).sort());
  return masters.flatMap((master, i) =>
    fields
      .filter(field => said(master, field) !== said(masters[0], field))
      .map(field => ({
        pointer: `/hosts/masters/${i}/${field}`,
        message: `are not those of /hosts/masters/0, and Cluster API makes all masters alike; give all of them the same ${field}`,
      })),
  );
}

/** Whether nodes can have the labels and taints that a request asks for. */
export function checkNodeSettings(
  parameters: Pick<ClusterParameters, 'hosts' | 'controlPlane' | 'workers'>,
): Violation[] {
  const { hosts = {}, controlPlane, workers } = parameters;
  const { masters = [] } = hosts;
  const given = [
    ...masters.map((host, i) => ({
      settings: host,
      at: `/hosts/masters/${i}`,
    })),
    ...(hosts.workers ?? []).map((host, i) => ({
      settings: host,
      at: `/hosts/workers/${i}`,
    })),
    { settings: controlPlane ?? {}, at: '/controlPlane' },
    { settings: workers ?? {}, at: '/workers' },
  ];
  return [
    ...given.flatMap(({ settings, at }) => checkSettings(settings, at)),
    ...checkAlike(masters),
  ];
}
