import { useEffect, useState } from 'react';

/** How long a person may pause while typing. */
const typingMs = 200;

/** A value as it was when it last stayed the same for a while. */
export function useSettled<T>(value: T, ms = typingMs): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
