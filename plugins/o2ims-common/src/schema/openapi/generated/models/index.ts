//

export * from '../models/Cluster.model';
export * from '../models/ClusterList.model';
export * from '../models/ClusterNode.model';
export * from '../models/Condition.model';
export * from '../models/ErrorError.model';
export * from '../models/ErrorRequest.model';
export * from '../models/ErrorResponse.model';
export * from '../models/Host.model';
export * from '../models/HostList.model';
export * from '../models/HostState.model';
export * from '../models/ModelError.model';
export * from '../models/NewRequest.model';
export * from '../models/OCloud.model';
export * from '../models/OCloudCapacity.model';
export * from '../models/OCloudList.model';
export * from '../models/OCloudTemplate.model';
export * from '../models/Phase.model';
export * from '../models/Request.model';
export * from '../models/RequestHost.model';
export * from '../models/RequestKind.model';
export * from '../models/RequestList.model';
export * from '../models/RequestReference.model';
export * from '../models/Stage.model';
export * from '../models/Template.model';
export * from '../models/TemplateList.model';
