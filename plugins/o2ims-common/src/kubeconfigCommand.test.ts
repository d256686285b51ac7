import { kubeconfigCommand } from './kubeconfigCommand';

it('reads the Secret that Cluster API keeps', () => {
  expect(kubeconfigCommand({ namespace: 'default', name: 'core' })).toBe(
    "kubectl get secret core-kubeconfig --namespace default --output jsonpath='{.data.value}' | base64 --decode > core.kubeconfig",
  );
});
