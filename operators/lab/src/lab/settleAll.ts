/** Waits for all, also when one fails, and then fails as the first that did: nothing goes on unseen. */
export async function settleAll(parts: Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(parts);
  const failure = results.find(({ status }) => status === 'rejected');
  if (failure) {
    throw (failure as PromiseRejectedResult).reason;
  }
}
