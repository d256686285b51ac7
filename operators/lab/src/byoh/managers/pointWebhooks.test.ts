import { pointWebhooks } from './pointWebhooks';

describe('pointWebhooks', () => {
  it('asks a loopback port instead of a Service', () => {
    expect(
      pointWebhooks(
        {
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingWebhookConfiguration',
          metadata: { name: 'validating-webhook-configuration' },
          webhooks: [
            {
              name: 'vbyohost.kb.io',
              failurePolicy: 'Fail',
              clientConfig: { service: { path: '/validate-byohost' } },
            },
          ],
        },
        { prefix: 'byoh-manager', port: 9443, authority: 'PEM' },
      ),
    ).toEqual({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'byoh-manager-validating-webhook-configuration' },
      webhooks: [
        {
          name: 'vbyohost.kb.io',
          failurePolicy: 'Fail',
          clientConfig: {
            url: 'https://127.0.0.1:9443/validate-byohost',
            caBundle: 'UEVN',
          },
        },
      ],
    });
  });
});
