import {
  FocomProvisioningRequest,
  ProvisioningRequest,
  toPhase,
  toTimeline,
} from '@o2ims-portal/api';
import { localOCloud, Request } from '@o2ims-portal/plugin-o2ims-common';
import {
  RequestContext,
  toOrigin,
  toOutcome,
  toPhaseAndMessage,
  toSpecification,
} from './requestParts';
import { toPreview } from './toPreview';
import { requestVersion } from './requestVersion';
import { list, text } from './text';

/** A request made at FOCOM, with what its ProvisioningRequest on the O-Cloud adds, if there is one yet. */
export function toRequest(
  focomRequest: FocomProvisioningRequest,
  context: { provisioningRequest?: ProvisioningRequest } & RequestContext,
): Request {
  const { metadata, spec, status } = focomRequest;
  const { provisioningRequest } = context;
  const { phase, message } = toPhaseAndMessage({
    phase: toPhase(text(status?.phase)),
    message: text(status?.message),
    isBeingDeleted: Boolean(metadata.deletionTimestamp),
    operator: 'FOCOM',
  });
  const updatedAt = text(status?.lastUpdated);
  const remoteName =
    text(status?.remoteName) ?? provisioningRequest?.metadata.name;
  const request: Omit<Request, 'version'> = {
    kind: 'focom',
    namespace: metadata.namespace,
    name: metadata.name,
    ...toOrigin(focomRequest),
    ...toSpecification(focomRequest, context),
    generation: metadata.generation ?? 0,
    mode: spec?.mode === 'Draft' ? 'Draft' : 'Execute',
    ...(status?.revision && { revision: status.revision }),
    ...(status?.preview && { preview: toPreview(status.preview) }),
    phase,
    message,
    ...(updatedAt && { updatedAt }),
    oCloudId: text(spec?.oCloudId) ?? localOCloud,
    ...(remoteName && { remoteName }),
    ...toOutcome({
      parameters: spec?.templateParameters,
      status: provisioningRequest?.status,
      isSimulatedHost: context.isSimulatedHost,
    }),
    stages: toTimeline({
      phase,
      createdAt: metadata.creationTimestamp,
      conditions: [...list(status?.conditions)],
      throughFocom: true,
    }),
  };
  return { ...request, version: requestVersion(request) };
}
