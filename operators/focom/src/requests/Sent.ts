import { SendResult } from './sendRequest';
import { RequestOutcome } from './toStatus';

/** What came of sending a request, of whatever form: to tell of, and to go on with. */
export interface Sent {
  outcome: RequestOutcome;
  writes: { remoteName: string; did: NonNullable<SendResult['did']> }[];
  /** To be tried again. */
  retry?: Error;
  /** When to look at it again, though no object tells of it, in milliseconds. */
  againAfterMs?: number;
  /** The O-Cloud has something of it. */
  isThere: boolean;
  /** The O-Cloud has something of it as it is wanted. */
  isSent: boolean;
}
