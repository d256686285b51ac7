/** Time, so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds that only ever grow. */
  now(): number;
  /** Calls back once; returns how to call it off. */
  after(ms: number, callback: () => void): () => void;
}

/** The real one. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};
