import { FocomProvisioningRequest, resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  ReconcileContext,
} from '@o2ims-portal/operator-runtime';
import { DraftPreview } from './assessDraft';

/** Whether a draft has lived for as long as it may. */
export function isExpired({ expiresAt }: DraftPreview, now: Date): boolean {
  return expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime();
}

/** Deletes a draft that nobody cared for, as it was seen: one that was changed or approved meanwhile stays. */
export async function expireDraft(options: {
  client: KubernetesClient;
  events: EventRecorder;
  request: FocomProvisioningRequest;
  preview: DraftPreview;
  logger: ReconcileContext['logger'];
}): Promise<void> {
  const { client, events, request, preview, logger } = options;
  const { name, namespace, uid, resourceVersion } = request.metadata;
  const message = `The draft was neither changed nor executed since ${preview.changedAt}, which is as long as it lives: it is deleted.`;
  events.record(request, { type: 'Normal', reason: 'DraftExpired', message });
  await client.delete(
    resourceTypes.focomProvisioningRequest,
    { name, namespace },
    { uid, resourceVersion },
  );
  logger.info(message);
}
