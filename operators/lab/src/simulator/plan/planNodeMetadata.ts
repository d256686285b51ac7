import { MachineV1beta1 as Machine } from '@o2ims-portal/api';
import { mergePatch } from '../model/mergePatch';
import { capi } from '../model/names';
import { Node } from '../model/objects';
import { Plan } from './Plan';

const ROLE = 'node-role.kubernetes.io';
/** These, and domains below them. */
const LABEL_DOMAINS = [
  'node-restriction.kubernetes.io',
  'node.cluster.x-k8s.io',
];
const ANNOTATION_DOMAINS = ['node.cluster.x-k8s.io'];

/**
 * Gives a node the labels and annotations of its machine that are meant for it, and takes away those that it had from
 * the machine before. What others gave the node stays.
 */
export function planNodeMetadata(
  machine: Machine,
  node: Node,
  plan: Plan,
): void {
  const { namespace = '', name, ownerReferences, ...own } = machine.metadata;
  const owner = ownerReferences?.find(({ controller }) => controller);
  const { labels = {}, annotations = {} } = node.metadata;
  const newLabels = filterKeys(own.labels, isForNode(LABEL_DOMAINS, [ROLE]));
  const newAnnotations = filterKeys(
    own.annotations,
    isForNode(ANNOTATION_DOMAINS),
  );
  const patch = mergePatch(
    { labels, annotations },
    {
      labels: {
        ...without(labels, annotations[capi.labelsFromMachine]),
        ...newLabels,
      },
      annotations: {
        ...without(annotations, annotations[capi.annotationsFromMachine]),
        ...newAnnotations,
        'cluster.x-k8s.io/cluster-name': machine.spec?.clusterName,
        'cluster.x-k8s.io/cluster-namespace': namespace,
        'cluster.x-k8s.io/machine': name,
        'cluster.x-k8s.io/owner-kind': owner?.kind,
        'cluster.x-k8s.io/owner-name': owner?.name,
        [capi.labelsFromMachine]: keysOf(newLabels),
        [capi.annotationsFromMachine]: keysOf(newAnnotations),
      },
    },
  );
  if (patch) {
    plan.perform({
      verb: 'patchNode',
      name: node.metadata.name,
      patch: { metadata: patch },
    });
  }
}

function isForNode(domains: string[], exact: string[] = []) {
  return (key: string): boolean => {
    const [domain] = key.split('/');
    return (
      exact.includes(domain) ||
      domains.some(it => domain === it || domain.endsWith(`.${it}`))
    );
  };
}

function filterKeys(
  values: Record<string, string> = {},
  isWanted: (key: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => isWanted(key)),
  );
}

/** All but the keys in a list with commas. */
function without(
  values: Record<string, string>,
  keys: string | undefined,
): Record<string, string> {
  const former = keys?.split(',') ?? [];
  return filterKeys(values, key => !former.includes(key));
}

function keysOf(values: Record<string, string>): string {
  return Object.keys(values).sort().join(',');
}
