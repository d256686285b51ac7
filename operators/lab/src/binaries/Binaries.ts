/** What the plane runs, as paths. @public */
export interface Binaries {
  etcd: string;
  kubeApiServer: string;
}
