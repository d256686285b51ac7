/** Settles when a signal is aborted. @public */
export async function whenAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) {
    await new Promise(resolve => {
      signal.addEventListener('abort', resolve, { once: true });
    });
  }
}
