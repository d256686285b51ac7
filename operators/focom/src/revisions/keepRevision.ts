import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  EventRecorder,
  ReconcileContext,
} from '@o2ims-portal/operator-runtime';
import { readApproval } from '../drafts/readApproval';
import { toApprovalEvent } from '../drafts/toApprovalEvent';
import { isApproved } from '../requests/effectiveRequest';
import { ExecutedSpec } from './ExecutedSpec';
import { RevisionStore } from './RevisionStore';

/**
 * Makes a spec the newest revision of a request, unless it is, with what is known of its approval; returns its number.
 */
export async function keepRevision(options: {
  client: KubernetesClient;
  events: EventRecorder;
  revisions: RevisionStore;
  request: FocomProvisioningRequest;
  spec: ExecutedSpec;
  logger: ReconcileContext['logger'];
}): Promise<number> {
  const { client, events, revisions, request, spec, logger } = options;
  const wasDraft = request.spec.mode === 'Draft' && isApproved(request);
  let approval: Record<string, string> | undefined;
  const { number, isNew } = await revisions.keep(request, spec, async () => {
    approval = wasDraft ? await readApproval(client, request) : undefined;
    return approval ?? {};
  });
  if (isNew) {
    logger.info({ revision: number }, 'Kept the spec that is executed');
  }
  if (isNew && approval) {
    events.record(request, toApprovalEvent(number, approval));
  }
  return number;
}
