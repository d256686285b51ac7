import { useApiHolder } from '@backstage/frontend-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  O2imsSignal,
  o2imsSignalChannel,
} from '@o2ims-portal/plugin-o2ims-common';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { LiveQuery, LiveState } from '../lib/LiveQuery';

/** What a page shows, kept up to date. */
export interface Live<T> extends LiveState<T> {
  refresh: () => void;
}

/**
 * Loads something from the backend and keeps it up to date without a reload of the page. It subscribes to the
 * signals API itself: `useSignal` hands out the last signal of a batch only, and one of those before it may be ours.
 *
 * @param options - `key` says what is loaded: another key starts anew.
 */
export function useLive<T>(options: {
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  concerns: (signal: O2imsSignal) => boolean;
}): Live<T> {
  const { key } = options;
  const signals = useApiHolder().get(signalApiRef);
  const newest = useRef(options);
  newest.current = options;

  const { id, query } = useMemo(
    () => ({
      id: key,
      query: LiveQuery.create<T>({
        load: signal => newest.current.load(signal),
        pushed: Boolean(signals),
      }),
    }),
    [key, signals],
  );

  useEffect(() => {
    const subscription = signals?.subscribe<O2imsSignal>(
      o2imsSignalChannel,
      signal => query.onSignal(newest.current.concerns(signal)),
    );
    const stop = query.start();
    return () => {
      subscription?.unsubscribe();
      stop();
    };
  }, [id, query, signals]);

  const state = useSyncExternalStore(query.subscribe, query.getState);
  return { ...state, refresh: query.refresh };
}
