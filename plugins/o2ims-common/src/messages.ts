import { Cluster, Host } from './schema/openapi';

/**
 * Signal channel that says what changed. It is broadcast, so it carries names only: who wants to know more asks the
 * REST API, which checks permissions.
 *
 * @public
 */
export const o2imsSignalChannel = 'o2ims';

/** @public */
export type O2imsSignal = {
  /** `resources`: something that exists because of a request; the rest names the request. */
  object: 'request' | 'host' | 'cluster' | 'oCloud' | 'resources';
  /** Of a request: where it was made. */
  kind?: 'focom' | 'o2ims';
  namespace?: string;
  name: string;
};

/**
 * Topic of the backend's events service on which changed hosts and clusters are told.
 *
 * @public
 */
export const o2imsEventTopic = 'o2ims';

/** @public */
export type O2imsEvent = { type: 'upsert' | 'delete' } & (
  | { object: 'host'; value: Host }
  | { object: 'cluster'; value: Cluster }
);
