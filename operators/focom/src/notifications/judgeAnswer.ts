/** What became of one try to tell something. */
export interface Verdict {
  /** Whether it is told, may be tried again, or never will be. */
  outcome: 'delivered' | 'retry' | 'refused';
  /** In words, when it is not told. */
  why: string;
  /** The shortest pause that the other side asks for. */
  retryAfterMs?: number;
}

/** What an answer means: only what the other side may yet take is tried again. */
export function judgeAnswer(status: number, retryAfter?: string): Verdict {
  if (status >= 200 && status < 300) {
    return { outcome: 'delivered', why: '' };
  }
  const why = `It answered with HTTP ${status}`;
  if (status >= 300 && status < 400) {
    return {
      outcome: 'retry',
      why: `${why}, and redirects are not followed: the URL has to be the last one`,
    };
  }
  const mayPass = status < 400 || status >= 500;
  if (!mayPass && status !== 408 && status !== 429) {
    return { outcome: 'refused', why };
  }
  const seconds = Number(retryAfter);
  return {
    outcome: 'retry',
    why,
    ...(/^\d+$/.test(retryAfter ?? '') && { retryAfterMs: seconds * 1000 }),
  };
}
