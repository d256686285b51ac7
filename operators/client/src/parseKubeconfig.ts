import { KubeConfig } from '@kubernetes/client-node';
import { parse } from 'yaml';

/** Fields that would have a program run, or a file read, here. */
const REACHES_OUT: Record<string, string> = {
  exec: 'runs a program',
  'auth-provider': 'runs a program',
  'client-certificate': 'names a file (give client-certificate-data)',
  'client-key': 'names a file (give client-key-data)',
  'certificate-authority': 'names a file (give certificate-authority-data)',
  tokenFile: 'names a file (give token)',
};

function namesIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => [
        name,
        ...namesIn(inner),
      ])
    : [];
}

/**
 * A kubeconfig that somebody else wrote: it has to hold all that it takes by itself, since a program that it names
 * would run here, and a file that it names would be read here, with this process's rights.
 *
 * @throws Error that says what is wrong, without any of the content
 * @public
 */
export function parseKubeconfig(text: string): KubeConfig {
  let content: unknown;
  try {
    content = parse(text);
  } catch {
    throw new Error('it is not YAML');
  }
  if (typeof content !== 'object' || content === null) {
    throw new Error('it is not a kubeconfig');
  }
  const reaching = namesIn(content).find(name =>
    Object.hasOwn(REACHES_OUT, name),
  );
  if (reaching) {
    throw new Error(`its field '${reaching}' ${REACHES_OUT[reaching]}`);
  }
  const kubeConfig = new KubeConfig();
  try {
    kubeConfig.loadFromString(text);
  } catch {
    throw new Error('it is not a kubeconfig');
  }
  const cluster = kubeConfig.getCurrentCluster();
  if (!cluster?.server || !kubeConfig.getCurrentUser()) {
    throw new Error(
      'its current-context does not name a cluster with a server, and a user',
    );
  }
  if (!URL.canParse(cluster.server) || !cluster.server.startsWith('https://')) {
    throw new Error('its server is not an https URL');
  }
  return kubeConfig;
}
