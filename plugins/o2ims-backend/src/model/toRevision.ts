import {
  annotations,
  ControllerRevision,
  FocomProvisioningRequest,
} from '@o2ims-portal/api';
import { Revision } from '@o2ims-portal/plugin-o2ims-common';
import { fromFieldManager } from '../requests/toFieldManager';
import { toSpecification } from './requestParts';
import { text } from './text';

/** A revision of a request, as FOCOM keeps it; undefined when it is none. */
export function toRevision(
  { metadata, revision, data }: ControllerRevision,
  inForce: number | undefined,
): Revision | undefined {
  const { spec } = (data ?? {}) as { spec?: FocomProvisioningRequest['spec'] };
  if (!spec || !metadata.annotations?.[annotations.specDigest]) {
    return undefined;
  }
  const approvedBy = text(metadata.annotations[annotations.approvedBy]);
  const approvedAt = text(metadata.annotations[annotations.approvedAt]);
  return {
    revision,
    createdAt: metadata.creationTimestamp ?? '',
    inForce: revision === inForce,
    ...(approvedBy && { approvedBy: fromFieldManager(approvedBy) }),
    ...(approvedAt && { approvedAt }),
    ...toSpecification(spec),
  };
}
