/** What real hosts and their managers run, as paths. */
export interface Software {
  kubeControllerManager: string;
  /** A directory for each part of Cluster API with `manager` and `config`. */
  clusterApi: string;
  /** `manager`, `byoh-hostagent`, `config`. */
  byoh: string;
  /** Programs that every host has, by name. */
  hostPrograms: Record<string, string>;
  /** containerd's data with all images in it. */
  imageStore: string;
  /** The image that containerd keeps a pod's namespaces with. */
  pauseImage: string;
}
