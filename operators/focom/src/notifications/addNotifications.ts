import { FocomProvisioningRequest } from '@o2ims-portal/api';
import { Informer } from '@o2ims-portal/kubernetes-client';
import { Manager } from '@o2ims-portal/operator-runtime';
import { Ledger } from './Ledger';
import { NotificationsConfig } from './NotificationsConfig';
import { Notifier } from './Notifier';
import { WebhookSender } from './WebhookSender';

/** Has the leader tell endpoints what becomes of requests. */
export function addNotifications(
  manager: Manager,
  options: {
    config: NotificationsConfig;
    /** Where it is kept what was told. */
    namespace: string;
    requests: Informer<FocomProvisioningRequest>;
  },
): void {
  const { client, events, registry } = manager;
  const { config, namespace, requests } = options;
  const logger = manager.logger.child({ component: 'notifications' });
  manager.addTask(
    Notifier.create({
      config,
      requests,
      events,
      ledger: Ledger.create({ client, namespace, logger }),
      sender: WebhookSender.create({
        timeoutMs: config.delivery.timeoutSeconds * 1000,
      }),
      registry,
      logger,
    }),
  );
}
