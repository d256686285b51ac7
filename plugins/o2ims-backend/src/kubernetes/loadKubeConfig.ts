import { KubeConfig } from '@kubernetes/client-node';
import { O2imsConfig } from '../config';

/**
 * Reads the kubeconfig: the configured file, or without one as kubectl does.
 *
 * @throws Error when the file is missing or broken, or has no such context
 */
export function loadKubeConfig(config: O2imsConfig['kubernetes']): KubeConfig {
  const { kubeconfig, context } = config;
  const kubeConfig = new KubeConfig();
  if (kubeconfig) {
    kubeConfig.loadFromFile(kubeconfig);
  } else {
    kubeConfig.loadFromDefault();
  }
  if (context) {
    if (!kubeConfig.getContextObject(context)) {
      throw new Error(
        `The kubeconfig has no context '${context}': correct o2ims.kubernetes.context`,
      );
    }
    kubeConfig.setCurrentContext(context);
  }
  return kubeConfig;
}
