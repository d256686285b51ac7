import { RequestKey } from '@o2ims-portal/plugin-o2ims-common';
import { waitForChange } from '../changes/waitForChange';
import { ManagementCluster } from '../kubernetes/ManagementCluster';

/** How long a write may take to show in what the portal reads, before it answers anyway. */
const VISIBLE_WITHIN_MS = 2_000;

/** Whoever made a change of a request sees it when they read next. */
export async function untilVisible(
  cluster: ManagementCluster,
  key: RequestKey,
  isVisible: () => boolean,
): Promise<void> {
  await waitForChange({
    cluster,
    reference: { object: 'request', ...key },
    until: isVisible,
    timeoutMs: VISIBLE_WITHIN_MS,
  });
}
