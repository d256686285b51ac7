/** Changes of statuses on O-Clouds. Times in milliseconds, from just before a change is sent. */
export interface ChangeTimes {
  /** Until the O-Cloud's API server has answered: no work of FOCOM's. */
  written: number[];
  /** Until the FocomProvisioningRequest's status shows it. */
  shown: number[];
}

/** What was measured. Times in milliseconds, memory in MB. */
export interface FocomResult {
  oClouds: number;
  requests: number;
  /** From FOCOM's start until all O-Clouds are connected. */
  connected: number;
  /** From just before the first request is sent until the last is seen to be submitted. */
  submitted: number;
  /** From just before the first status is set on an O-Cloud until the last request is seen FULFILLED. */
  fulfilled: number;
  idle: {
    seconds: number;
    /** What FOCOM says that it has sent, to all API servers, by verb and resource. */
    sent: Record<string, number>;
    /** What came to O-Clouds. */
    received: Record<string, number>;
  };
  /** On all O-Clouds but the one that hangs: before it does, while it does, and when it has recovered. */
  changes: { before: ChangeTimes; hanging: ChangeTimes; after: ChangeTimes };
  hanging: {
    /** Requests that were changed while their O-Cloud hung. */
    waiting: number;
    /** From its recovery until the last of them has been passed on and shows what its O-Cloud says. */
    caughtUp: number;
  };
  memory: {
    /** With all O-Clouds connected, and no requests. */
    connected: number;
    /** With all requests fulfilled, after the idle time. */
    settled: number;
    /** At the end of all. */
    end: number;
    /** The most that it ever was; unknown where there is no /proc. */
    peak?: number;
  };
  /** Processor time of FOCOM, from its start to the end of all. */
  processor?: number;
}
