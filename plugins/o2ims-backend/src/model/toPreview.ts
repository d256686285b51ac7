import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { RequestPreview } from '@o2ims-portal/plugin-o2ims-common';
import { list } from './text';

type Preview = NonNullable<
  NonNullable<FocomProvisioningRequest['status']>['preview']
>;

/** What FOCOM says of a draft. */
export function toPreview(preview: Preview): RequestPreview {
  const { generation, feasible, message, expiresAt } = preview;
  return {
    generation,
    feasible,
    message,
    ...(expiresAt && { expiresAt }),
    hosts: list(preview.hosts).map(({ name, role }) => ({
      name,
      role: role === 'control-plane' ? 'control-plane' : 'worker',
    })),
    violations: list(preview.violations).map(violation => ({
      pointer: violation.pointer,
      message: violation.message,
    })),
  };
}
