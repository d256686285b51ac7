import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { writeListState } from '../lib/listState';

/**
 * What a list shows: it is in the page's URL, so that a link carries it.
 *
 * @param read - reads it from there; the same function at every call
 */
export function useListState<State extends object>(
  read: (parameters: URLSearchParams) => State,
): { state: State; change: (change: Partial<State>) => void } {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => read(parameters), [read, parameters]);
  const change = useCallback(
    (wanted: Partial<State>) =>
      setParameters(current => writeListState(current, wanted), {
        replace: true,
      }),
    [setParameters],
  );
  return { state, change };
}
