import { RequestIdentity } from './renderCloudEvent';

/** One event on its way to one destination. */
export interface Notification {
  request: RequestIdentity;
  /** Of the event; the same however often it is tried. */
  id: string;
  /** One of the event types. */
  type: string;
  body: string;
  /** What its destination knows once it is told; undefined when the request is gone. */
  state?: string;
}
