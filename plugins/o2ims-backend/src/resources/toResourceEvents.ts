import { ResourceEvent } from '@o2ims-portal/plugin-o2ims-common';
import { text } from '../model/text';
import { flattenTree } from './flattenTree';
import { KubernetesEvent } from './KubernetesEvent';
import { ObjectTree } from './ObjectTree';

/** What a Machine or a Cluster is made with, which is not in the tree itself. */
interface References {
  spec?: {
    infrastructureRef?: { kind?: string; name?: string };
    bootstrap?: { configRef?: { kind?: string; name?: string } };
  };
}

function referenceKey(
  kind: string | undefined,
  namespace: string | undefined,
  name: string | undefined,
): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

/** Of what the objects of a tree refer to: since when it can have been theirs, since names come again. */
function referencesOf(objects: readonly ObjectTree[]): Map<string, string> {
  return new Map(
    objects.flatMap(({ object }) => {
      const { namespace, creationTimestamp = '' } = object.metadata;
      const { spec } = object as References;
      return [spec?.infrastructureRef, spec?.bootstrap?.configRef].flatMap(
        reference =>
          reference?.name
            ? [
                [
                  referenceKey(reference.kind, namespace, reference.name),
                  creationTimestamp,
                ] as const,
              ]
            : [],
      );
    }),
  );
}

/** The events that are about a tree's objects, or about what their Machines and Clusters are made with; newest first. */
export function toResourceEvents(
  events: readonly KubernetesEvent[],
  tree: ObjectTree,
): ResourceEvent[] {
  const objects = flattenTree(tree);
  const uids = new Set(objects.map(({ object }) => object.metadata.uid));
  const references = referencesOf(objects);
  return events
    .filter(event => {
      const { kind, namespace, name, uid } = event.involvedObject ?? {};
      const since = references.get(referenceKey(kind, namespace, name));
      return (
        (uid !== undefined && uids.has(uid)) ||
        (since !== undefined &&
          (event.metadata.creationTimestamp ?? '') >= since)
      );
    })
    .map(toResourceEvent)
    .sort((a, b) => (b.lastSeenAt ?? '').localeCompare(a.lastSeenAt ?? ''));
}

function toResourceEvent(event: KubernetesEvent): ResourceEvent {
  const { metadata, involvedObject = {}, series } = event;
  const firstSeenAt =
    text(event.firstTimestamp) ??
    text(event.eventTime) ??
    metadata.creationTimestamp;
  const lastSeenAt =
    text(series?.lastObservedTime) ?? text(event.lastTimestamp) ?? firstSeenAt;
  return {
    id: metadata.uid ?? metadata.name,
    type: text(event.type) ?? 'Normal',
    reason: text(event.reason) ?? '',
    message: text(event.message) ?? '',
    count: series?.count ?? (event.count || 1),
    ...(firstSeenAt && { firstSeenAt }),
    ...(lastSeenAt && { lastSeenAt }),
    kind: text(involvedObject.kind) ?? '',
    ...(involvedObject.namespace && { namespace: involvedObject.namespace }),
    name: text(involvedObject.name) ?? '',
  };
}

/** The namespaces that such events are in; those about objects without a namespace are in `default`. */
export function eventNamespaces(tree: ObjectTree): string[] {
  return [
    ...new Set(
      flattenTree(tree).map(
        ({ object }) => object.metadata.namespace ?? 'default',
      ),
    ),
  ];
}
