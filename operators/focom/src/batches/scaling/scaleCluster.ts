import {
  fieldManagers,
  findCondition,
  FocomProvisioningRequest,
  reasons,
  resourceTypes,
  submittedCondition,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { EventRecorder } from '@o2ims-portal/operator-runtime';
import { describeScale } from './describeScale';
import { findScaleTarget } from './findScaleTarget';
import { planScale } from './planScale';
import { ScaleOutcome } from './toScaleStatus';

/** Whether what a request says now has been written into the request of the cluster. */
function wasDone({ status, metadata }: FocomProvisioningRequest): boolean {
  const submitted = findCondition(status?.conditions, submittedCondition);
  return (
    status?.observedGeneration === metadata.generation &&
    (submitted?.status === 'True' || submitted?.reason === reasons.superseded)
  );
}

/** Whether nothing is left to do for a request: it is an operation, and no wish for ever. */
export function isScaled(request: FocomProvisioningRequest): boolean {
  return request.status?.phase === 'FULFILLED' && wasDone(request);
}

/**
 * Has the request of a cluster say how many workers it is to have, once, and tells how it stands with it.
 *
 * @throws ApiError when somebody else was faster
 */
export async function scaleCluster(options: {
  client: KubernetesClient;
  events: EventRecorder;
  request: FocomProvisioningRequest;
  /** Those that may ask for the cluster. */
  requests: readonly FocomProvisioningRequest[];
  /** Told what the cluster's request was turned into: what is watched is older for a moment. */
  onChange: (
    before: FocomProvisioningRequest,
    after: FocomProvisioningRequest,
  ) => void;
}): Promise<ScaleOutcome> {
  const { client, events, request, requests } = options;
  const count = request.spec.targetWorkerCount!;
  const target = findScaleTarget(request, requests);
  if ('reason' in target) {
    return { problem: target };
  }
  const plan = planScale(target, count, wasDone(request));
  if (plan.action === 'hold') {
    return { problem: plan.problem };
  }
  if (plan.action === 'follow') {
    return { scaled: describeScale(target, count) };
  }
  try {
    const changed = await client.replace<FocomProvisioningRequest>(
      resourceTypes.focomProvisioningRequest,
      { ...target.request, spec: plan.spec },
      { fieldManager: fieldManagers.focom },
    );
    options.onChange(target.request, changed);
    events.record(changed, {
      type: 'Normal',
      reason: 'Scaled',
      message: `Cluster '${request.spec.clusterName}' is to have ${count} workers, as request '${request.metadata.name}' says.`,
    });
    return {
      scaled: describeScale({ ...target, request: changed }, count),
    };
  } catch (error) {
    if (!ApiError.isInvalid(error)) {
      throw error;
    }
    return {
      problem: {
        phase: 'FAILED',
        reason: reasons.resourceRefused,
        message: `The request for cluster '${request.spec.clusterName}' cannot say so: ${error.serverMessage}`,
      },
    };
  }
}
