import { KubernetesObject, labels } from '@o2ims-portal/api';

/** Whether an object stands for something simulated. */
export function isSimulated(object: KubernetesObject): boolean {
  const value = object.metadata.labels?.[labels.simulated];
  return value !== undefined && value !== 'false';
}
