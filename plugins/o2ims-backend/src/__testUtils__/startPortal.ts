import {
  BackendFeature,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { O2imsEvent, O2imsSignal } from '@o2ims-portal/plugin-o2ims-common';
import request from 'supertest';
import { o2imsPlugin } from '../plugin';

/** This plugin in a backend of its own, with what it tells others written down. */
export async function startPortal(options: {
  kubeconfig: string;
  /** To take the place of services. */
  features?: BackendFeature[];
}) {
  const { kubeconfig, features = [] } = options;
  const signals: O2imsSignal[] = [];
  const events: O2imsEvent[] = [];
  const auditor = mockServices.auditor.mock();
  const auditEvents: Array<{
    success: jest.Mock;
    fail: jest.Mock;
  }> = [];
  auditor.createEvent.mockImplementation(async () => {
    const event = { success: jest.fn(), fail: jest.fn() };
    auditEvents.push(event);
    return event;
  });
  const signalsService = createServiceFactory({
    service: signalsServiceRef,
    deps: {},
    factory: () => ({
      async publish({ message }) {
        signals.push(message as unknown as O2imsSignal);
      },
    }),
  });
  const eventsService = mockServices.events.mock({
    async publish({ eventPayload }) {
      events.push(eventPayload as O2imsEvent);
    },
  });
  const backend = await startTestBackend({
    features: [
      o2imsPlugin,
      mockServices.rootConfig.factory({
        data: { o2ims: { kubernetes: { kubeconfig } } },
      }),
      auditor.factory,
      eventsService.factory,
      signalsService,
      ...features,
    ],
  });
  return {
    /** For supertest; paths begin with `/api/o2ims`. */
    api: request(backend.server),
    server: backend.server,
    signals,
    events,
    auditor,
    auditEvents,
    stop: () => backend.stop(),
  };
}
