import { FocomProvisioningRequest, Phase } from '@o2ims-portal/api';
import { DraftPreview } from '../drafts/assessDraft';

type Status = NonNullable<FocomProvisioningRequest['status']>;

/** What every request's status says, whatever the request asks for. */
export function toStatusHead(
  {
    metadata: { generation },
    status: previous,
  }: Pick<FocomProvisioningRequest, 'metadata' | 'status'>,
  said: {
    phase: Phase;
    message: string;
    preview?: DraftPreview;
    /** The revision in force; the one known last when left out. */
    revision?: number;
  },
  now: Date,
): Status {
  const { phase, message, preview } = said;
  const revision = said.revision ?? previous?.revision;
  const changed = phase !== previous?.phase || message !== previous.message;
  return {
    phase,
    message,
    lastUpdated: (!changed && previous?.lastUpdated) || now.toISOString(),
    ...(generation !== undefined && { observedGeneration: generation }),
    ...(revision !== undefined && { revision }),
    ...(preview && { preview }),
  };
}
