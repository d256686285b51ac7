import {
  ListClusters,
  ListHosts,
  ListRequests,
} from './schema/openapi/generated/apis/Api.client';

/** Which requests to tell, in which order. @public */
export type RequestQuery = ListRequests['query'];

/** Which hosts to tell, in which order. @public */
export type HostQuery = ListHosts['query'];

/** Which clusters to tell, in which order. @public */
export type ClusterQuery = ListClusters['query'];
