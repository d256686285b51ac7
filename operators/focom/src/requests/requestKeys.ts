import {
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  ProvisioningRequest,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { oCloudKey } from '../oclouds/resolveOCloud';
import { clusterOf } from '../batches/remotesOfBatch';
import { templateKeysOf } from '../batches/templateKeysOf';
import { formOf } from './formOf';
import { remoteNameOf } from './renderProvisioningRequest';

type Key = { namespace?: string; name: string };
type Requests = Pick<Informer<FocomProvisioningRequest>, 'get' | 'list'>;

function toKey({ metadata }: { metadata: Key }): Key {
  return { namespace: metadata.namespace, name: metadata.name };
}

function isAt(object: { metadata: Key }, key: Key): boolean {
  const { namespace, name } = object.metadata;
  return namespace === key.namespace && name === key.name;
}

/** The requests that wait for, or use, an OCloud. */
export function requestsOfOCloud(requests: Requests, oCloud: Key): Key[] {
  return requests
    .list()
    .filter(request => isAt({ metadata: oCloud }, oCloudKey(request)))
    .map(toKey);
}

/** The OCloud to which it is news that a request came, changed or went: how many there are, not how they fare. */
export function oCloudsOfRequest(
  request: FocomProvisioningRequest,
  previous?: FocomProvisioningRequest,
): Key[] {
  return previous ? [] : [oCloudKey(request)];
}

/** The requests that wait for, or use, a TemplateInfo. */
export function requestsOfTemplate(
  requests: Requests,
  template: TemplateInfo,
): Key[] {
  return requests
    .list()
    .filter(request => templateKeysOf(request).some(key => isAt(template, key)))
    .map(toKey);
}

function isNamedFor(
  { metadata: { name } }: ProvisioningRequest,
  request: FocomProvisioningRequest,
): boolean {
  return formOf(request) === 'batch'
    ? clusterOf(request, name) !== undefined
    : remoteNameOf(request) === name;
}

/** The request that a ProvisioningRequest was made for; and one whose place it takes. */
export function requestsOfRemote(
  requests: Requests,
  remote: ProvisioningRequest,
): Key[] {
  const marks = remote.metadata.labels ?? {};
  const made = requests.get({
    namespace: marks[labels.focomRequestNamespace],
    name: marks[labels.focomRequestName] ?? '',
  });
  if (made && isNamedFor(remote, made)) {
    return [toKey(made)];
  }
  // a name too long for a label, a mark that was changed, or somebody else's object
  return requests
    .list()
    .filter(request => isNamedFor(remote, request))
    .map(toKey);
}

/** The request that a revision was kept for; FOCOM makes it its owner. */
export function requestsOfRevision({ metadata }: KubernetesObject): Key[] {
  const { kind } = resourceTypes.focomProvisioningRequest;
  return (metadata.ownerReferences ?? [])
    .filter(owner => owner.kind === kind)
    .map(({ name }) => ({ namespace: metadata.namespace, name }));
}
