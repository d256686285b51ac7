import {
  AuditorService,
  AuditorServiceCreateEventOptions,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';

/** Does something that the audit log tells of: that it began, and how it ended. */
export async function withAudit<T>(
  options: { auditor: AuditorService } & AuditorServiceCreateEventOptions,
  action: () => Promise<T>,
): Promise<T> {
  const { auditor, ...event } = options;
  const auditorEvent = await auditor.createEvent(event);
  try {
    const result = await action();
    await auditorEvent.success();
    return result;
  } catch (error) {
    await auditorEvent.fail({ error: toError(error) });
    throw error;
  }
}
