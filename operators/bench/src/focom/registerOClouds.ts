import { apiVersionOf, OCloud, resourceTypes, Secret } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

const { secret, oCloud } = resourceTypes;

/** Registers O-Clouds with FOCOM, as an administrator does: each with a Secret that holds its kubeconfig. */
export async function registerOClouds(options: {
  client: KubernetesClient;
  namespace: string;
  names: readonly string[];
  kubeconfigOf: (name: string) => string;
}): Promise<void> {
  const { client, namespace, names, kubeconfigOf } = options;
  await Promise.all(
    names.map(async name => {
      const metadata = { name, namespace };
      const kubeconfig = Buffer.from(kubeconfigOf(name)).toString('base64');
      await client.create<Secret>(secret, {
        apiVersion: apiVersionOf(secret),
        kind: secret.kind,
        metadata,
        data: { kubeconfig },
      });
      await client.create<OCloud>(oCloud, {
        apiVersion: apiVersionOf(oCloud),
        kind: oCloud.kind,
        metadata,
        spec: { o2imsSecret: { secretRef: metadata } },
      });
    }),
  );
}
