/**
 * The embedded management plane: a real etcd and kube-apiserver, and what plays Cluster API and hosts on it.
 *
 * @packageDocumentation
 */
export { operatorNodeOptions } from './lab/operatorNodeOptions';
export { issueFocomKubeconfig } from './plane/issueFocomKubeconfig';
export {
  CertificateAuthority,
  type KeyPair,
  type Validity,
} from './certificates/CertificateAuthority';
export type { OperatorName } from './plane/operatorAccounts';
export type { Plane, PlaneProcess, WorkloadApiServer } from './plane/Plane';
export {
  type ClusterApiVersion,
  installClusterApi,
  startPlane,
  type StartPlaneOptions,
} from './plane/startPlane';
export { startTestPlane } from './plane/startTestPlane';
export {
  faultAnnotation,
  hostFaults,
  Simulator,
  type SimulatorOptions,
  type SimulatorPlane,
} from './simulator';
