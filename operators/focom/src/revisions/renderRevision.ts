import {
  annotations,
  apiVersionOf,
  ControllerRevision,
  FocomProvisioningRequest,
  labels,
  resourceTypes,
  toLabelValue,
} from '@o2ims-portal/api';
import { digestSpec } from './digestSpec';
import { ExecutedSpec, toExecutedSpec } from './ExecutedSpec';

/** Leaves room for what makes a name a revision's own. */
const MAX_HEAD = 230;

/** A ControllerRevision with a request's spec in it. @public */
export type RequestRevision = ControllerRevision<{ spec: ExecutedSpec }>;

/** Name of one revision of a request: its own, also when a request of the same name was there before. */
export function revisionName(
  { metadata }: FocomProvisioningRequest,
  number: number | string,
): string {
  const head = metadata.name.slice(0, MAX_HEAD).replace(/[^a-z0-9]+$/, '');
  return `${head}-${metadata.uid!.slice(0, 8)}-${number}`;
}

/**
 * The object that keeps a spec of a request.
 *
 * @public
 */
export function renderRevision(options: {
  request: FocomProvisioningRequest;
  spec: ExecutedSpec;
  number: number;
  /** What is known about its coming about. */
  notes?: Record<string, string>;
}): RequestRevision {
  const { request, spec, number, notes } = options;
  const { name, namespace, uid } = request.metadata;
  return {
    apiVersion: apiVersionOf(resourceTypes.controllerRevision),
    kind: resourceTypes.controllerRevision.kind,
    metadata: {
      name: revisionName(request, number),
      namespace,
      labels: {
        [labels.focomRequestUid]: uid!,
        [labels.focomRequestName]: toLabelValue(name),
      },
      annotations: { ...notes, [annotations.specDigest]: digestSpec(spec) },
      ownerReferences: [
        {
          apiVersion: apiVersionOf(resourceTypes.focomProvisioningRequest),
          kind: resourceTypes.focomProvisioningRequest.kind,
          name,
          uid: uid!,
          controller: true,
        },
      ],
    },
    revision: number,
    data: { spec: toExecutedSpec(spec) },
  };
}
