import { annotations, reasons, templateObjectName } from '@o2ims-portal/api';
import { asksForAdoption } from '../../adoption/asksForAdoption';
import { wantedClusterName } from '../../cache/Caches';
import { addonSourcesOf } from '../../templates/AddonSources';
import { succeeded, unfinished } from '../../status/StageReport';
import { findNameHolder } from '../findNameHolder';
import { RequestScope } from '../RequestScope';
import { RequestTools } from '../RequestTools';
import { validateRequest } from '../validateRequest';
import { takeChange } from './takeChange';

/** Said where a change of a request cannot be followed. */
export const STAYS_AS_IT_IS = 'The cluster stays as it is';

/**
 * Checks what can be known without the hosts. For what has a Cluster only a change is checked, also against what the
 * cluster is like, and taken up; whether that is in order or not, the cluster goes on.
 */
export async function validate(
  scope: RequestScope,
  tools: RequestTools,
): Promise<boolean> {
  const { caches, config } = tools;
  const { request } = scope;
  const { templateName, templateVersion } = request.spec;
  const name = templateObjectName(templateName, templateVersion);
  const template = caches.templates.get({ namespace: config.namespace, name });
  const valid = succeeded(
    'Validated',
    template?.spec.deprecated
      ? `Valid for template '${name}', which is deprecated: there is a better one for new clusters`
      : `Valid for template '${name}'`,
  );
  if (asksForAdoption(request)) {
    scope.report(
      unfinished(
        'Validated',
        reasons.adoptionRefused,
        `This request makes its own cluster, and so cannot adopt one: take the annotation ${annotations.adopt} away. ${STAYS_AS_IT_IS}`,
      ),
    );
    return Boolean(scope.cluster);
  }
  if (scope.cluster && !scope.isChanged) {
    return scope.report(valid);
  }
  const { namespace } = config;
  const wasValid = scope.condition('Validated')?.status === 'True';
  const hasResourceSets = !caches.clusterResourceSets.informer.isMissing;
  const problem = validateRequest({
    request,
    // one that goes serves those that it was promised to, and nobody else
    template:
      template?.metadata.deletionTimestamp && !wasValid ? undefined : template,
    namespace,
    sources: addonSourcesOf(caches, namespace),
    hasResourceSets,
  });
  if (problem?.reason === reasons.addonUnavailable && !hasResourceSets) {
    // nothing tells when there are some
    scope.requeueAfter(config.refusedRetryMs);
  }
  if (scope.cluster) {
    const wrong = problem ?? (await takeChange(scope, tools));
    scope.report(
      wrong
        ? unfinished(
            'Validated',
            wrong.reason,
            `${wrong.message}. ${STAYS_AS_IT_IS}`,
          )
        : valid,
    );
    return true;
  }
  if (problem) {
    return scope.report(
      unfinished('Validated', problem.reason, problem.message),
    );
  }
  const clusterName = wantedClusterName(request)!;
  const holder = findNameHolder({
    request,
    cluster: caches.clusters.get({ namespace, name: clusterName }),
    rivals: caches.requests.by('clusterName', clusterName),
  });
  return scope.report(holder ? nameTaken(clusterName, holder) : valid);
}

/** The report that a cluster's name is somebody else's. */
export function nameTaken(clusterName: string, holder: string) {
  return unfinished(
    'Validated',
    reasons.clusterNameTaken,
    `The cluster name '${clusterName}' is taken: ${holder}. Choose another clusterName, or wait until it is free`,
  );
}
