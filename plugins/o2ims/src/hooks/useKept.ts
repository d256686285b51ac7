import { useRef } from 'react';
import { Live } from './useLive';

/** Goes on showing the last answer while the one to another question is on its way, so that the page does not jump. */
export function useKept<T>(live: Live<T>): Live<T> & { isStale: boolean } {
  const kept = useRef(live.value);
  if (live.value !== undefined) {
    kept.current = live.value;
  }
  return {
    ...live,
    value: live.error ? live.value : kept.current,
    isStale: live.value === undefined && kept.current !== undefined,
  };
}
