import { ProvisioningRequest, toPhase, toTimeline } from '@o2ims-portal/api';
import { localOCloud, Request } from '@o2ims-portal/plugin-o2ims-common';
import {
  RequestContext,
  toOrigin,
  toOutcome,
  toPhaseAndMessage,
  toSpecification,
} from './requestParts';
import { requestVersion } from './requestVersion';
import { list, text } from './text';

/** A request made directly at the O-Cloud, without FOCOM. */
export function toRequestFromProvisioningRequest(
  provisioningRequest: ProvisioningRequest,
  context: RequestContext,
): Request {
  const { metadata, spec, status } = provisioningRequest;
  const { phase, message } = toPhaseAndMessage({
    phase: toPhase(text(status?.provisioningStatus?.provisioningState)),
    message: text(status?.provisioningStatus?.provisioningMessage),
    isBeingDeleted: Boolean(metadata.deletionTimestamp),
    operator: 'O2IMS',
  });
  const updatedAt = text(status?.provisioningStatus?.provisioningUpdateTime);
  const request: Omit<Request, 'version'> = {
    kind: 'o2ims',
    name: metadata.name,
    ...toOrigin(provisioningRequest),
    ...toSpecification(provisioningRequest, context),
    generation: metadata.generation ?? 0,
    mode: 'Execute',
    phase,
    message,
    ...(updatedAt && { updatedAt }),
    oCloudId: localOCloud,
    remoteName: metadata.name,
    ...toOutcome({
      parameters: spec?.templateParameters,
      status,
      isSimulatedHost: context.isSimulatedHost,
    }),
    stages: toTimeline({
      phase,
      createdAt: metadata.creationTimestamp,
      conditions: [...list(status?.conditions)],
      throughFocom: false,
    }),
  };
  return { ...request, version: requestVersion(request) };
}
