import { useEffect, useState } from 'react';

/** The time, kept exact to a second while something runs and to half a minute otherwise. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(
      () => setNow(Date.now()),
      running ? 1_000 : 30_000,
    );
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
