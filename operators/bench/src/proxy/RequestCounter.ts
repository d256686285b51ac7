import { classifyRequest } from '@o2ims-portal/kubernetes-client';

/** Requests by verb and resource, as in `watch clusters`. */
export type RequestCounts = ReadonlyMap<string, number>;

/** Counts requests to an API server. */
export class RequestCounter {
  readonly #counts = new Map<string, number>();

  count(method: string, path: string): void {
    const { verb, resource } = classifyRequest(method, path);
    const name = `${verb} ${resource}`;
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** Those since the last call. */
  take(): RequestCounts {
    const counts = new Map(this.#counts);
    this.#counts.clear();
    return counts;
  }
}
