import { Phase } from '@o2ims-portal/plugin-o2ims-common';
import { phases } from '@o2ims-portal/api';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { RequestFilter } from '../lib/selectRequests';

/** The list's filter, which lives in the page's URL so that a link carries it. */
export function useRequestFilter(): {
  filter: RequestFilter;
  setFilter: (change: RequestFilter) => void;
} {
  const [parameters, setParameters] = useSearchParams();
  const phase = parameters.get('phase') as Phase | null;
  const setFilter = useCallback(
    (change: RequestFilter) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          for (const [key, value] of Object.entries(change)) {
            if (value) {
              next.set(key, value);
            } else {
              next.delete(key);
            }
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return {
    filter: {
      search: parameters.get('search') ?? '',
      phase: phase && phases.includes(phase) ? phase : undefined,
    },
    setFilter,
  };
}
