import { InputError } from '@backstage/errors';
import { ClusterTemplate } from '@o2ims-portal/api';
import {
  OCloud,
  Request,
  RequestChange,
  Template,
} from '@o2ims-portal/plugin-o2ims-common';
import { text } from '../model/text';
import { checkParameters } from './checkParameters';

/** What a change of a request is checked against. */
export interface RequestChangeContext {
  oClouds: readonly OCloud[];
  templates: readonly Template[];
  /** A template itself, where the management cluster has it. */
  findClusterTemplate: (key: {
    name: string;
    version: string;
  }) => ClusterTemplate | undefined;
}

/**
 * Refuses a change that could never be made. What the O-Cloud only finds out by its own rules, such as that a cluster
 * cannot go back to an older version, it says in the request's status, and leaves the cluster as it is.
 *
 * @throws InputError
 */
export function checkRequestChange(
  request: Request,
  change: Omit<RequestChange, 'generation'>,
  context: RequestChangeContext,
): void {
  if (request.phase === 'DELETING') {
    throw new InputError('The request is being deleted: nothing of it changes');
  }
  const { templateName } = request;
  const {
    templateVersion = request.templateVersion,
    templateParameters = request.templateParameters,
  } = change;
  const clusterName = text(templateParameters.clusterName);
  if (
    request.clusterName &&
    clusterName &&
    clusterName !== request.clusterName
  ) {
    throw new InputError(
      `The cluster is named '${request.clusterName}', which cannot be changed: ask for another cluster`,
    );
  }
  checkParameters(
    {
      oCloudId: request.oCloudId,
      templateName,
      templateVersion,
      templateParameters,
    },
    {
      ...context,
      clusterTemplate: context.findClusterTemplate({
        name: templateName,
        version: templateVersion,
      }),
    },
  );
}
