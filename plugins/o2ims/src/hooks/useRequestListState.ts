import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  readRequestListState,
  RequestListState,
  writeRequestListState,
} from '../lib/requestQuery';

/** Which requests the list shows: it is in the page's URL, so that a link carries it. */
export function useRequestListState(): {
  state: RequestListState;
  change: (change: Partial<RequestListState>) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const state = useMemo(() => readRequestListState(parameters), [parameters]);
  const change = useCallback(
    (wanted: Partial<RequestListState>) =>
      setParameters(current => writeRequestListState(current, wanted), {
        replace: true,
      }),
    [setParameters],
  );
  return { state, change };
}
