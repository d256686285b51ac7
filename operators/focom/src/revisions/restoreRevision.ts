import {
  annotations,
  fieldManagers,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError, KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { ObjectEvent } from '@o2ims-portal/operator-runtime';
import { ExecutedSpec, withoutExecutedSpec } from './ExecutedSpec';
import { RevisionStore } from './RevisionStore';

const type = resourceTypes.focomProvisioningRequest;

/** The revision that somebody wants a request to be again; undefined when nobody does. */
export function revisionToRestore({
  metadata,
}: FocomProvisioningRequest): string | undefined {
  return metadata.annotations?.[annotations.restoreRevision];
}

/** A request as it is when a revision is restored: all that is sent is the revision's, all else stays. */
export function withRevision(
  request: FocomProvisioningRequest,
  revision: ExecutedSpec,
): FocomProvisioningRequest {
  const { [annotations.restoreRevision]: _, ...others } =
    request.metadata.annotations ?? {};
  return {
    ...request,
    metadata: { ...request.metadata, annotations: others },
    spec: { ...withoutExecutedSpec(request.spec), ...revision },
  };
}

/** What there is instead of a revision that is not there. */
async function describeMissing(
  request: FocomProvisioningRequest,
  revisions: RevisionStore,
): Promise<ObjectEvent> {
  const numbers = (await revisions.list(request)).map(({ number }) => number);
  const there =
    numbers.length > 0
      ? `There are ${numbers.join(', ')}.`
      : 'There are none: nothing was executed yet.';
  return {
    type: 'Warning',
    reason: 'RevisionNotFound',
    message: `There is no revision '${revisionToRestore(
      request,
    )}' to restore. ${there}`,
  };
}

/**
 * Does what the annotation asks for, and takes it away: writes a revision's spec into the request, as if a person had
 * done so. Returns the request as it is then, and what to tell.
 */
export async function restoreRevision(options: {
  client: KubernetesClient;
  request: FocomProvisioningRequest;
  revisions: RevisionStore;
}): Promise<{ request: FocomProvisioningRequest; event: ObjectEvent }> {
  const { client, request, revisions } = options;
  const number = revisionToRestore(request) ?? '';
  const spec = /^[1-9]\d{0,8}$/.test(number)
    ? await revisions.read(request, number)
    : undefined;
  let event: ObjectEvent;
  if (spec) {
    try {
      const restored = await client.replace(type, withRevision(request, spec), {
        fieldManager: fieldManagers.focom,
      });
      const what =
        restored.spec.mode === 'Draft'
          ? 'as a draft, which waits for approval'
          : 'and is executed';
      return {
        request: restored,
        event: {
          type: 'Normal',
          reason: 'RevisionRestored',
          message: `The spec is that of revision ${number} again, ${what}.`,
        },
      };
    } catch (error) {
      if (!ApiError.isInvalid(error)) {
        throw error;
      }
      event = {
        type: 'Warning',
        reason: 'RestoreRefused',
        message: `Revision ${number} cannot be restored: ${error.serverMessage}`,
      };
    }
  } else {
    event = await describeMissing(request, revisions);
  }
  const { name, namespace, uid, resourceVersion } = request.metadata;
  const answered = await client.patch<FocomProvisioningRequest>(
    type,
    { name, namespace },
    {
      metadata: {
        uid,
        resourceVersion,
        annotations: { [annotations.restoreRevision]: null },
      },
    },
  );
  return { request: answered, event };
}
