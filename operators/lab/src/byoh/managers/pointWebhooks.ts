import { WebhookConfiguration } from './manifests';

/** Where a manager on this machine answers. */
export function webhookUrl(port: number, path = ''): string {
  return `https://127.0.0.1:${port}${path}`;
}

/** A provider's webhook configuration, asking a manager on this machine instead of a Service in the cluster. */
export function pointWebhooks(
  configuration: WebhookConfiguration,
  options: { prefix: string; port: number; authority: string },
): WebhookConfiguration {
  const { prefix, port, authority } = options;
  const { apiVersion, kind, metadata, webhooks } = configuration;
  return {
    apiVersion,
    kind,
    // all providers call theirs the same
    metadata: { name: `${prefix}-${metadata.name}` },
    webhooks: webhooks.map(webhook => ({
      ...webhook,
      clientConfig: {
        url: webhookUrl(port, webhook.clientConfig.service?.path),
        caBundle: Buffer.from(authority).toString('base64'),
      },
    })),
  };
}
