import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { Logger } from '../logging';
import { Manager } from '../manager/Manager';
import { OperatorFlags } from './OperatorFlags';
import { OperatorOptions } from './OperatorOptions';
import { waitForServer } from './waitForServer';

/** One life of an operator, from its flags to its exit code. */
export async function operate(
  options: OperatorOptions & {
    flags: OperatorFlags;
    logger: Logger;
    signal: AbortSignal;
    /** How long the API server may be away at the start; 2 minutes by default. */
    serverTimeoutMs?: number;
  },
): Promise<number> {
  const { name, setUp, flags, logger, signal } = options;
  const { namespace, concurrency, switches, settings } = flags;
  let client: KubernetesClient | undefined;
  try {
    client = KubernetesClient.fromKubeconfig({
      file: flags.kubeconfig,
      context: flags.context,
    });
    logger.info({ server: client.server, namespace }, `Starting ${name}`);
    await waitForServer({
      client,
      logger,
      signal,
      timeoutMs: options.serverTimeoutMs ?? 120_000,
    });
    if (signal.aborted) {
      return 0;
    }
    const manager = Manager.create({
      name,
      client,
      logger,
      leaderElection: flags.leaderElect && { namespace },
      listen: { host: flags.metricsHost, port: flags.metricsPort },
    });
    setUp(manager, { namespace, concurrency, switches, settings });
    await manager.run(signal);
    logger.info(`${name} has stopped`);
    return 0;
  } catch (error) {
    logger.error(
      { err: error },
      `${name} ends: ${error instanceof Error ? error.message : error}`,
    );
    return 1;
  } finally {
    await client?.close();
  }
}
