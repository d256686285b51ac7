const POLL_MS = 500;

/** Calls back, once, when a process that need not be our own parent has ended. */
export function watchParent(pid: number, onEnd: () => void): void {
  const timer = setInterval(() => {
    if (!isAlive(pid)) {
      clearInterval(timer);
      onEnd();
    }
  }, POLL_MS);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process is alive too
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
