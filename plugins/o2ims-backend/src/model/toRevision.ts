import {
  annotations,
  ControllerRevision,
  FocomProvisioningRequest,
  KubernetesObject,
} from '@o2ims-portal/api';
import { Revision } from '@o2ims-portal/plugin-o2ims-common';
import { fromFieldManager } from '../requests/toFieldManager';
import { blankSecrets } from '../resources/blankSecrets';
import { text } from './text';

/** A revision of a request, as FOCOM keeps it; undefined when it is none. */
export function toRevision(
  kept: ControllerRevision,
  context: {
    /** The number of the one in force. */
    inForce: number | undefined;
    /** The schema of a template's parameters, which says what of them is secret. */
    parameterSchemaOf(object: KubernetesObject): unknown;
  },
): Revision | undefined {
  const { metadata, revision, data } = kept;
  const { spec } = (data ?? {}) as { spec?: FocomProvisioningRequest['spec'] };
  if (!spec || !metadata.annotations?.[annotations.specDigest]) {
    return undefined;
  }
  const approvedBy = text(metadata.annotations[annotations.approvedBy]);
  const description = text(spec.description);
  const approvedAt = text(metadata.annotations[annotations.approvedAt]);
  return {
    revision,
    createdAt: metadata.creationTimestamp ?? '',
    inForce: revision === context.inForce,
    ...(approvedBy && { approvedBy: fromFieldManager(approvedBy) }),
    ...(approvedAt && { approvedAt }),
    ...(description && { description }),
    templateName: text(spec.templateName) ?? '',
    templateVersion: text(spec.templateVersion) ?? '',
    templateParameters: blankSecrets(
      spec.templateParameters ?? {},
      context.parameterSchemaOf({ ...kept, spec } as KubernetesObject),
    ) as Record<string, unknown>,
  };
}
