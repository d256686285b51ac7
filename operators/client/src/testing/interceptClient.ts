import { KubernetesClient } from '../KubernetesClient';

/** A call of a client's method, before or in place of which a test may do something. */
export interface ClientCall {
  method: string;
  args: readonly unknown[];
  /** Makes the call. */
  proceed(): unknown;
}

/** A client all of whose calls go through a function of the test. */
export function interceptClient(
  client: KubernetesClient,
  intercept: (call: ClientCall) => unknown,
): KubernetesClient {
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== 'function') {
        return value;
      }
      return (...args: unknown[]) =>
        intercept({
          method: String(property),
          args,
          proceed: () => Reflect.apply(value, target, args),
        });
    },
  });
}

/** Methods that change something. */
export const writes: ReadonlySet<string> = new Set([
  'create',
  'replace',
  'apply',
  'patch',
  'delete',
]);
