import {
  Request,
  ResourceNode,
  ResourceTree,
} from '@o2ims-portal/plugin-o2ims-common';

const groups: Record<string, string> = {
  FocomProvisioningRequest: 'focom.nephio.org/v1alpha1',
  ProvisioningRequest: 'o2ims.provisioning.oran.org/v1alpha1',
  Cluster: 'cluster.x-k8s.io/v1beta2',
  KubeadmControlPlane: 'controlplane.cluster.x-k8s.io/v1beta2',
  MachineDeployment: 'cluster.x-k8s.io/v1beta2',
  Machine: 'cluster.x-k8s.io/v1beta2',
  ByoHost: 'infrastructure.cluster.x-k8s.io/v1beta1',
};

/** An object that is ready; anything else is said by `change`. */
export function sampleNode(
  kind: string,
  name: string,
  change: Partial<ResourceNode> = {},
): ResourceNode {
  return {
    id: `${kind}/${name}`,
    apiVersion: groups[kind],
    kind,
    namespace: 'default',
    name,
    ready: 'True',
    condition: 'Ready',
    since: new Date(Date.now() - 90_000).toISOString(),
    isReported: false,
    children: [],
    ...change,
  };
}

/** What stands behind a request: a control plane that is ready, and one worker that joins. */
export function sampleResourceTree(request: Request): ResourceTree {
  const { name } = request;
  const notReady = {
    ready: 'False',
    reason: 'NotReady',
    message: '0 of 1 workers are ready nodes',
  } as const;
  return {
    root: sampleNode('FocomProvisioningRequest', name, {
      ...notReady,
      condition: 'WorkersReady',
      children: [
        sampleNode('ProvisioningRequest', `${name}-1a2b3c4d`, {
          ...notReady,
          namespace: undefined,
          condition: 'WorkersReady',
          children: [
            sampleNode('Cluster', name, {
              ...notReady,
              condition: 'Available',
              children: [
                sampleNode('KubeadmControlPlane', `${name}-control-plane`, {
                  condition: 'Available',
                  children: [
                    sampleNode('Machine', `${name}-control-plane-x7k2p`, {
                      children: [sampleNode('ByoHost', 'byoh-3')],
                    }),
                  ],
                }),
                sampleNode('MachineDeployment', `${name}-worker-4`, {
                  ...notReady,
                  condition: 'Available',
                  children: [
                    sampleNode('Machine', `${name}-worker-4-9qkzr`, {
                      ready: 'False',
                      reason: 'NodeNotFound',
                      message: 'byoh-4 runs kubeadm join',
                      children: [
                        sampleNode('ByoHost', 'byoh-4', {
                          ready: 'False',
                          condition: 'K8sNodeBootstrapSucceeded',
                          severity: 'Error',
                          reason: 'CloudInitExecutionFailed',
                          message: 'exit status 1',
                        }),
                      ],
                    }),
                  ],
                }),
              ],
            }),
          ],
        }),
      ],
    }),
  };
}
