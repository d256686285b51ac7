import { apiVersionOf, OCloud, resourceTypes } from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';

const FIELD_MANAGER = 'o2ims-lab';
const NAMESPACE = 'default';

/** Tells FOCOM of an O-Cloud: its OCloud object and, unless it is FOCOM's own cluster, the Secret that opens it. */
export async function registerOCloud(
  client: KubernetesClient,
  options: { name: string; kubeconfig?: string },
): Promise<void> {
  const { name, kubeconfig } = options;
  const { oCloud: type, secret: secretType } = resourceTypes;
  const secretRef = { namespace: NAMESPACE, name: `${name}-o2ims` };
  if (kubeconfig !== undefined) {
    await client.apply(
      secretType,
      {
        apiVersion: apiVersionOf(secretType),
        kind: secretType.kind,
        metadata: secretRef,
        stringData: { kubeconfig },
      },
      { fieldManager: FIELD_MANAGER },
    );
  }
  await client.apply<OCloud>(
    type,
    {
      apiVersion: apiVersionOf(type),
      kind: type.kind,
      metadata: { namespace: NAMESPACE, name },
      spec: kubeconfig === undefined ? {} : { o2imsSecret: { secretRef } },
    },
    { fieldManager: FIELD_MANAGER },
  );
}
