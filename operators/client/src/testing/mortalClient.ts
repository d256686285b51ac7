import { KubernetesClient } from '../KubernetesClient';
import { ClientCall, interceptClient, writes } from './interceptClient';

/**
 * A client of an operator that dies at its n-th write, either before that reaches the API server or before the answer
 * comes back. After that nothing gets through.
 *
 * For tests.
 *
 * @public
 */
export function mortalClient(
  client: KubernetesClient,
  options: {
    dieAt: number;
    when: 'before' | 'after';
    /** Kinds whose writes do not count, and always get through. */
    beside: readonly string[];
  },
): { client: KubernetesClient; died: Promise<void>; count(): number } {
  const { dieAt, when, beside } = options;
  const isWrite = ({ method, args }: ClientCall) => {
    const [type] = args as [{ kind?: string } | undefined];
    return writes.has(method) && !beside.includes(type?.kind ?? '');
  };
  let count = 0;
  let die = () => {};
  const died = new Promise<void>(resolve => {
    die = resolve;
  });
  const mortal = interceptClient(client, call => {
    if (!isWrite(call)) {
      return call.proceed();
    }
    count++;
    if (count < dieAt) {
      return call.proceed();
    }
    const last =
      count === dieAt && when === 'after'
        ? Promise.resolve(call.proceed()).catch(() => undefined)
        : Promise.resolve();
    return last.then(() => {
      die();
      throw new Error('The operator is dead');
    });
  });
  return { client: mortal, died, count: () => count };
}
