import {
  apiVersionOf,
  KubernetesObject,
  ResourceType,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { watchUntil } from '../../plane/watchUntil';
import { HOST_NAMESPACE } from './registerHosts';

const NAME = 'o2ims-lab';
const TIMEOUT_MS = 60_000;

interface BootstrapKubeconfig extends KubernetesObject {
  spec: {
    apiserver: string;
    'certificate-authority-data': string;
  };
  status?: { bootstrapKubeconfigData?: string };
}

const type: ResourceType = {
  group: 'infrastructure.cluster.x-k8s.io',
  version: 'v1beta1',
  kind: 'BootstrapKubeconfig',
  plural: 'bootstrapkubeconfigs',
  namespaced: true,
};

/** Has BYOH make a kubeconfig with which an agent may ask for one of its own, for half an hour. */
export async function requestBootstrapKubeconfig(
  client: KubernetesClient,
  options: { server: string; authority: string },
): Promise<string> {
  const key = { namespace: HOST_NAMESPACE, name: NAME };
  // an old one is of no use: its token has run out
  await client.delete(type, key);
  await client.create<BootstrapKubeconfig>(type, {
    apiVersion: apiVersionOf(type),
    kind: type.kind,
    metadata: key,
    spec: {
      apiserver: options.server,
      'certificate-authority-data': Buffer.from(options.authority).toString(
        'base64',
      ),
    },
  });
  const data = (objects: BootstrapKubeconfig[]) =>
    objects.find(({ metadata }) => metadata.name === NAME)?.status
      ?.bootstrapKubeconfigData;
  const objects = await watchUntil<BootstrapKubeconfig>(client, type, {
    namespace: HOST_NAMESPACE,
    what: () => `BYOH's kubeconfig for new hosts`,
    isSo: found => Boolean(data(found)),
    timeoutMs: TIMEOUT_MS,
  });
  return data(objects)!;
}
