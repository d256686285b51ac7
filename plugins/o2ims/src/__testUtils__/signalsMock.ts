import { SignalApi, signalApiRef } from '@backstage/plugin-signals-react';
import { O2imsSignal } from '@o2ims-portal/plugin-o2ims-common';

/** A signals API that a test sends signals through. */
export function signalsMock() {
  const listeners = new Set<(message: never) => void>();
  const api: SignalApi = {
    subscribe: (_channel, onMessage) => {
      listeners.add(onMessage);
      return { unsubscribe: () => listeners.delete(onMessage) };
    },
  };
  return {
    api: [signalApiRef, api] as const,
    send: (signal: O2imsSignal) =>
      listeners.forEach(listener => listener(signal as never)),
  };
}
