import { ConflictError, InputError } from '@backstage/errors';
import {
  Cluster,
  NewRequest,
  OCloud,
  Request,
} from '@o2ims-portal/plugin-o2ims-common';
import { text } from '../model/text';
import { checkParameters, ParametersContext } from './checkParameters';

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** What a new request is checked against. */
export interface NewRequestContext extends ParametersContext {
  /** Where the request is made. */
  namespace: string;
  requests: readonly Request[];
  clusters: readonly Cluster[];
}

function checkName(name: string): void {
  if (!DNS_LABEL.test(name)) {
    throw new InputError(
      `'${name}' cannot be the name of a request: use lower-case letters, digits and '-', begin and end with a letter or digit, at most 63 characters`,
    );
  }
}

function checkTaken(
  newRequest: NewRequest,
  oCloud: OCloud,
  context: NewRequestContext,
): void {
  const { name, templateParameters } = newRequest;
  const { namespace, requests, clusters } = context;
  if (
    requests.some(
      request =>
        request.kind === 'focom' &&
        request.namespace === namespace &&
        request.name === name,
    )
  ) {
    throw new ConflictError(
      `There is a request '${name}' already; choose another name`,
    );
  }
  const clusterName = text(templateParameters.clusterName);
  const holder = requests.find(
    request =>
      request.clusterName === clusterName && request.oCloudId === oCloud.name,
  );
  if (clusterName && holder) {
    throw new ConflictError(
      holder.phase === 'DELETING'
        ? `The cluster name '${clusterName}' is still in use by request '${holder.name}', which is being deleted; try again when it is gone`
        : `The cluster name '${clusterName}' is in use by request '${holder.name}'; choose another`,
    );
  }
  if (
    oCloud.isLocal &&
    clusters.some(cluster => cluster.name === clusterName)
  ) {
    throw new ConflictError(
      `There is a cluster '${clusterName}' already; choose another name`,
    );
  }
}

/**
 * Refuses a request that could never be fulfilled as it is. Hosts that are missing or busy are no reason: a request
 * waits for them.
 *
 * @throws InputError when it breaks a rule, ConflictError when its name or its cluster's is taken
 */
export function checkNewRequest(
  newRequest: NewRequest,
  context: NewRequestContext,
): void {
  checkName(newRequest.name);
  const oCloud = checkParameters(newRequest, context);
  checkTaken(newRequest, oCloud, context);
}
