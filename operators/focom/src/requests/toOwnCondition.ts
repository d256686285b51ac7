import {
  Condition,
  findCondition,
  FocomProvisioningRequest,
  setCondition,
} from '@o2ims-portal/api';

/** What FOCOM itself says of a request, as a condition of it; it keeps its time for as long as its status stays. */
export function toOwnCondition(
  { metadata, status }: Pick<FocomProvisioningRequest, 'metadata' | 'status'>,
  said: Pick<Condition, 'type' | 'status' | 'reason' | 'message'>,
  now: Date,
): Condition {
  const previous = findCondition(status?.conditions, said.type);
  const { generation } = metadata;
  const [condition] = setCondition(
    previous && [previous],
    {
      ...said,
      ...(generation !== undefined && { observedGeneration: generation }),
    },
    now,
  );
  return condition;
}
