import { RequestCounts } from '../proxy/RequestCounter';

const LINE =
  /^operator_kubernetes_requests_total\{verb="([^"]+)",resource="([^"]+)"\} (\d+)$/gm;

/** Requests to API servers by verb and resource, from an operator's metrics. */
export function parseRequestCounts(metrics: string): RequestCounts {
  return new Map(
    [...metrics.matchAll(LINE)].map(([, verb, resource, count]) => [
      `${verb} ${resource}`,
      Number(count),
    ]),
  );
}
