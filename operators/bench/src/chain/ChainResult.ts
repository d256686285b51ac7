/** What was measured. Times in milliseconds, memory in MB. */
export interface ChainResult {
  /** The first request after the operators started. */
  first: number;
  /** Requests one after the other, from just before each is sent until it is seen FULFILLED. */
  oneByOne: number[];
  /** Their deletions, one after the other, from just before each is asked for until the request is gone. */
  deletions: number[];
  /** Requests sent at the same moment. */
  atOnce: {
    each: number[];
    total: number;
    /** What each process worked for it: unlike the times, hardly touched by what else runs on the machine. */
    processor: Record<string, number>;
  };
  /** Requests to the API server by each operator, by verb and resource. */
  idle: { seconds: number; requests: Record<string, Record<string, number>> };
  /** What one request, and its deletion, cost each operator, by verb and resource. */
  perRequest: Record<string, Record<string, number>>;
  perDeletion: Record<string, Record<string, number>>;
  memory: Record<string, number>;
}
