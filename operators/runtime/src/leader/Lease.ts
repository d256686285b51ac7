import { KubernetesObject } from '@o2ims-portal/api';

/** The parts of a coordination.k8s.io/v1 Lease that leader election uses. */
export interface Lease extends KubernetesObject {
  spec?: {
    holderIdentity?: string;
    leaseDurationSeconds?: number;
    /** MicroTime, as is renewTime. */
    acquireTime?: string;
    renewTime?: string;
    leaseTransitions?: number;
  };
}
