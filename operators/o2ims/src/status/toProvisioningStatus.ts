import { ProvisioningRequest, ProvisioningState } from '@o2ims-portal/api';

type ProvisioningStatus = NonNullable<
  NonNullable<ProvisioningRequest['status']>['provisioningStatus']
>;

/** A request's state in O2 IMS's words. The time moves only when something else does. */
export function toProvisioningStatus(
  request: ProvisioningRequest,
  state: ProvisioningState,
  message: string,
  now: Date,
): ProvisioningStatus {
  const previous = request.status?.provisioningStatus;
  const unchanged =
    previous?.provisioningState === state &&
    previous.provisioningMessage === message;
  return {
    provisioningState: state,
    provisioningMessage: message,
    provisioningUpdateTime: unchanged
      ? previous.provisioningUpdateTime
      : now.toISOString(),
  };
}
