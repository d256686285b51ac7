import { Condition, FocomProvisioningRequest } from '@o2ims-portal/api';

type Status = NonNullable<FocomProvisioningRequest['status']>;

/**
 * What an SMO is told of a request: nothing of its `templateParameters`, which may hold secrets. Of a request that went
 * away while FOCOM was not running only its identifiers are known.
 *
 * @public
 */
export interface RequestData {
  uid: string;
  namespace: string;
  name: string;
  generation?: number;
  /** The generation that the rest speaks of. */
  observedGeneration?: number;
  oCloudId?: string;
  oCloudNamespace?: string;
  templateName?: string;
  templateVersion?: string;
  mode?: FocomProvisioningRequest['spec']['mode'];
  /** The number of the revision that is in force. */
  revision?: number;
  phase?: string;
  message?: string;
  remoteName?: string;
  /** Of a request for several clusters, how many of them are in which phase. */
  progress?: Status['progress'];
  /** Of a request for several clusters, how it stands with each; its `name` is that in the request. */
  clusters?: Status['clusters'];
  conditions?: Omit<Condition, 'observedGeneration'>[];
  provisionedResourceSet?: Status['provisionedResourceSet'];
}

/**
 * CloudEvents 1.0, as JSON in the body ("structured mode"), so that the signature is over all of it.
 *
 * @public
 */
export interface CloudEvent {
  specversion: '1.0';
  id: string;
  type: string;
  source: string;
  /** `<namespace>/<name>` of the request. */
  subject: string;
  time: string;
  datacontenttype: 'application/json';
  data: RequestData;
}
