/**
 * Annotations and labels of our own.
 *
 * @public
 */
export const annotations = {
  /** Entity reference of the user who asked for the cluster. */
  requestedBy: 'o2ims.provisioning.oran.org/requested-by',
  /** Entity reference of the user or group that the cluster is for. */
  owner: 'o2ims.provisioning.oran.org/owner',
  /** `"true"` on a request: it takes over a Cluster that somebody else made, and changes nothing of it. */
  adopt: 'o2ims.provisioning.oran.org/adopt',
  /** On a Cluster: what it was made from, as JSON, so that later changes of the request can be told from it. */
  clusterPlan: 'o2ims.provisioning.oran.org/cluster-plan',
  /** On what was made for a Cluster: a digest of all that was asked for, so that a key that is not any more is seen. */
  rendered: 'o2ims.provisioning.oran.org/rendered',
  /** Cluster API's own: on a request, or a Cluster, nothing is done for it as long as it has this, whatever it says. */
  paused: 'cluster.x-k8s.io/paused',
  /** On a Cluster: it is paused because its request is. */
  pausedByRequest: 'o2ims.provisioning.oran.org/paused-by-request',
  /** Cluster API's own, on what `clusterctl move` deletes here after it has made it elsewhere. */
  deleteForMove: 'clusterctl.cluster.x-k8s.io/delete-for-move',
  /** Cluster API's own, on a Machine: the first to go when there are to be fewer. */
  deleteMachine: 'cluster.x-k8s.io/delete-machine',
  /** On a ByoHost, by its cleaner: since when it is clean (RFC 3339, by the host's own clock). */
  cleanSince: 'o2ims.provisioning.oran.org/clean-since',
  /** On a ByoHost, by its cleaner: why it could not be cleaned. */
  cleaningFailed: 'o2ims.provisioning.oran.org/cleaning-failed',
  /** On a ByoHost, by its cleaner: what kubeadm said when the bootstrap failed, which BYOH keeps to itself. */
  bootstrapFailure: 'o2ims.provisioning.oran.org/bootstrap-failure',
  /** On a ByoHost: the version of Kubernetes that is installed there. */
  kubernetesVersion: 'o2ims.provisioning.oran.org/kubernetes-version',
  /** `"true"` on a FocomProvisioningRequest: send the parameters though they break the TemplateInfo's schema. */
  skipParameterValidation: 'focom.nephio.org/skip-parameter-validation',
  /**
   * On a FocomProvisioningRequest that is being deleted, with the name of its ProvisioningRequest (of a request for
   * several clusters, with what those names have in common): let it go without the O-Cloud, which is gone for good. What
   * is left there is nobody's any more.
   */
  abandon: 'focom.nephio.org/abandon',
  /** On an OCloud, with its UID of namespace kube-system: take this for the cluster that requests were sent to. */
  acceptCluster: 'focom.nephio.org/accept-cluster',
  /** On a TemplateInfo that FOCOM offers: the O-Clouds that have it, with commas. */
  offeredBy: 'focom.nephio.org/o-clouds',
  /** On a FocomProvisioningRequest that is a draft: the `metadata.generation` that is to be executed, and no other. */
  approve: 'focom.nephio.org/approve',
  /** On a FocomProvisioningRequest: the number of the revision that its spec is to be again; taken away when done. */
  restoreRevision: 'focom.nephio.org/restore-revision',
  /** On a revision, and on a ProvisioningRequest of a request for several clusters: a digest of the spec in it. */
  specDigest: 'focom.nephio.org/spec-digest',
  /** On a revision that was a draft: the generation of the request that was approved. */
  approvedGeneration: 'focom.nephio.org/approved-generation',
  /** On a revision that was a draft: the field manager that approved it, as far as the API server tells. */
  approvedBy: 'focom.nephio.org/approved-by',
  /** On a revision that was a draft: when that one last wrote to the request (RFC 3339). */
  approvedAt: 'focom.nephio.org/approved-at',
  /** On a FocomProvisioningRequest: a URL that is told what becomes of it, where FOCOM's configuration allows that. */
  notifyUrl: 'focom.nephio.org/notify-url',
} as const;

/** @public */
export const labels = {
  /** Name of the ProvisioningRequest that an object was made for. */
  provisioningRequest: 'o2ims.provisioning.oran.org/provisioning-request',
  /** UID of that ProvisioningRequest: the mark of ownership. */
  provisioningRequestUid:
    'o2ims.provisioning.oran.org/provisioning-request-uid',
  /** UID of the FocomProvisioningRequest that a ProvisioningRequest, or a revision, was made for: the mark of ownership. */
  focomRequestUid: 'focom.nephio.org/provisioning-request-uid',
  focomRequestName: 'focom.nephio.org/provisioning-request-name',
  focomRequestNamespace: 'focom.nephio.org/provisioning-request-namespace',
  /** On a ProvisioningRequest: the cluster that it is for, of a FocomProvisioningRequest for several. */
  focomRequestCluster: 'focom.nephio.org/cluster',
  /** On a TemplateInfo that FOCOM offers for a ClusterTemplate: its UID, the mark of ownership. */
  clusterTemplateUid: 'o2ims.provisioning.oran.org/cluster-template-uid',
  /** `true` on a TemplateInfo that FOCOM offers: for clusters that are there; there is a better one for new ones. */
  deprecated: 'focom.nephio.org/deprecated',
  /** On a Lease: it reserves the ByoHost of this name. */
  reservedHost: 'o2ims.provisioning.oran.org/reserved-host',
  /** On everything that stands for something simulated. */
  simulated: 'o2ims.provisioning.oran.org/simulated',
  /**
   * On a ByoHost, by its cleaner: from when a cluster has it until it is clean again. Machines are kept from hosts that
   * have it, since BYOH would give a host to the next one as soon as the last one is gone.
   */
  needsCleaning: 'o2ims.provisioning.oran.org/needs-cleaning',
  /** Set by the BYOH agent at registration; how a host is pinned. */
  hostId: 'host-id',
  /** Kubernetes' own label for a failure domain; hosts of one role are spread over its values. */
  failureDomain: 'topology.kubernetes.io/zone',
  /** Cluster API's own label for what belongs to a cluster. */
  clusterName: 'cluster.x-k8s.io/cluster-name',
  /** Cluster API's own label for the Machines of a MachineDeployment. */
  machineDeployment: 'cluster.x-k8s.io/deployment-name',
  /** Cluster API's own label for the Machines of a control plane. */
  controlPlane: 'cluster.x-k8s.io/control-plane',
} as const;

/** @public */
export const finalizers = {
  focom: 'focom.nephio.org/finalizer',
  o2ims: 'o2ims.provisioning.oran.org/finalizer',
} as const;

/** Field managers of server-side apply. @public */
export const fieldManagers = {
  focom: 'focom-operator',
  o2ims: 'o2ims-operator',
  /** Of the O2IMS operator, for what a Cluster has only as long as it is paused. */
  o2imsPause: 'o2ims-operator-pause',
  portal: 'o2ims-portal',
} as const;
