/**
 * Reasons of conditions, one word for each thing that can be said.
 *
 * @public
 */
export const reasons = {
  /** The stage is done. */
  succeeded: 'Succeeded',
  /** The stage runs. */
  inProgress: 'InProgress',
  /** An earlier stage is not done. */
  waiting: 'Waiting',
  /** The stage took longer than the template allows. */
  timedOut: 'TimedOut',
  /** The object is being deleted. */
  deleting: 'Deleting',
  /** Deletion has begun and something is still there. */
  waitingForDeletion: 'WaitingForDeletion',
  /** Parameters break the template's schema or rules. */
  invalidParameters: 'InvalidParameters',
  templateNotFound: 'TemplateNotFound',
  /** No cluster can be made from the template as it is. */
  invalidTemplate: 'InvalidTemplate',
  /** The template's parameter schema is no JSON Schema. */
  invalidSchema: 'InvalidSchema',
  /** A default of the template is nothing that a request could give. */
  invalidDefaults: 'InvalidDefaults',
  /** What the template asks of hosts cannot be read. */
  invalidNodeRequirements: 'InvalidNodeRequirements',
  templateTooLarge: 'TemplateTooLarge',
  /** Requests use the template. */
  inUse: 'InUse',
  notInUse: 'NotInUse',
  /** An add-on consists of ConfigMaps or Secrets that are not there, or cannot be applied by this Cluster API. */
  addonUnavailable: 'AddonUnavailable',
  /** The template's schema cannot be read or is not a JSON Schema. */
  templateInvalid: 'TemplateInvalid',
  /** Another request, or somebody else, has a Cluster of this name. */
  clusterNameTaken: 'ClusterNameTaken',
  hostNotFound: 'HostNotFound',
  hostInUse: 'HostInUse',
  /** A host has another version of Kubernetes installed than the one that its cluster is to be upgraded to. */
  hostVersion: 'HostVersion',
  /** A host that was asked for is being cleaned, could not be cleaned, or does not say whether it is clean. */
  hostNotClean: 'HostNotClean',
  /** Fewer hosts than asked for match a selector and are to be had. */
  notEnoughHosts: 'NotEnoughHosts',
  /** A host of a cluster is gone, is somebody else's, or is not what it was. */
  hostChanged: 'HostChanged',
  /** A host that is not as the template asks. */
  hostNotSuitable: 'HostNotSuitable',
  /** A host that BYOH's selector cannot tell from others. */
  hostNotSelectable: 'HostNotSelectable',
  /** Whether an O-Cloud can do what is asked for cannot be told. */
  notKnown: 'NotKnown',
  oCloudNotFound: 'OCloudNotFound',
  oCloudUnreachable: 'OCloudUnreachable',
  /** A connection is being made. */
  connecting: 'Connecting',
  connected: 'Connected',
  /** The Secret with an O-Cloud's kubeconfig is not there, or FOCOM may not read it. */
  secretNotFound: 'SecretNotFound',
  /** The Secret has no kubeconfig that could be used. */
  invalidKubeconfig: 'InvalidKubeconfig',
  /** The O-Cloud does not know, or not any more, whom the kubeconfig names. */
  unauthorized: 'Unauthorized',
  /** The O-Cloud knows whom the kubeconfig names, and does not let them do what FOCOM has to do. */
  forbidden: 'Forbidden',
  /** The O-Cloud does not serve ProvisioningRequests. */
  apiNotServed: 'ApiNotServed',
  /** The kubeconfig opens another cluster than the one that requests were sent to. */
  otherCluster: 'OtherCluster',
  /** Whether the kubeconfig opens the cluster that requests were sent to cannot be told. */
  clusterUnknown: 'ClusterUnknown',
  /** The remote ProvisioningRequest of this name belongs to somebody else. */
  remoteNameTaken: 'RemoteNameTaken',
  /** Somebody changes the remote ProvisioningRequest each time that it is put back. */
  specContested: 'SpecContested',
  /** The remote ProvisioningRequest went away without being asked to. */
  remoteDeleted: 'RemoteDeleted',
  /** A draft: nothing is sent until it is approved. */
  awaitingApproval: 'AwaitingApproval',
  /** Another generation of a draft was approved than the one that it has now. */
  otherGenerationApproved: 'OtherGenerationApproved',
  /** Of the clusters of one request some are on the O-Cloud, others are not. */
  partlySubmitted: 'PartlySubmitted',
  /** Of the clusters of one request an O-Cloud can make some, not others. */
  partlyFeasible: 'PartlyFeasible',
  /** Of one request all clusters are wanted or none, and another one is not valid. */
  batchHeld: 'BatchHeld',
  /** Another cluster of the same request has this name, or this host. */
  duplicateCluster: 'DuplicateCluster',
  /** A cluster that its request does not ask for any more. */
  notWanted: 'NotWanted',
  /** The ConfigMap with the inventory is not there, or FOCOM may not read it. */
  inventoryNotFound: 'InventoryNotFound',
  /** The inventory cannot be understood. */
  inventoryInvalid: 'InventoryInvalid',
  /** The inventory has no cluster of this name. */
  clusterNotInInventory: 'ClusterNotInInventory',
  /** The workers of a cluster are hosts by name: a number does not say which. */
  workersPinned: 'WorkersPinned',
  /** Somebody changed it again after it was done. */
  superseded: 'Superseded',
  /** The API server refused an object. */
  resourceRefused: 'ResourceRefused',
  /** The Cluster went away, or is going, without the request being deleted; it is made again. */
  clusterDeleted: 'ClusterDeleted',
  /** The Cluster went to another management cluster. */
  clusterMoved: 'ClusterMoved',
  /** The request came from another management cluster, and its Cluster has not, or not wholly. */
  clusterAwaited: 'ClusterAwaited',
  /** There is no Cluster yet for a request that adopts one. */
  clusterNotFound: 'ClusterNotFound',
  /** A Cluster cannot be adopted, or a request is not one that adopts. */
  adoptionRefused: 'AdoptionRefused',
  /** A request that adopts a Cluster says something else than what is there. */
  clusterDiffers: 'ClusterDiffers',
  /** The request says that nothing is to be done for it. */
  pausedByRequest: 'PausedByRequest',
  /** Somebody else paused the Cluster. */
  clusterPaused: 'ClusterPaused',
  notPaused: 'NotPaused',
  /** The management cluster lacks kinds of Cluster API or BYOH. */
  clusterApiMissing: 'ClusterApiMissing',
  /** What Cluster API or BYOH said, with their own words in the message. */
  clusterApiFailure: 'ClusterApiFailure',
} as const;

/** @public */
export type Reason = (typeof reasons)[keyof typeof reasons];
