import { ByoHost, labels } from '@o2ims-portal/api';

/**
 * A host's `host-id`, by which BYOH is told which host to take.
 *
 * @public
 */
export function hostIdOf(host: Pick<ByoHost, 'metadata'>): string | undefined {
  return host.metadata.labels?.[labels.hostId];
}

/**
 * Where hosts are found.
 *
 * @public
 */
export interface HostSource {
  list(): readonly ByoHost[];
  named(name: string): ByoHost | undefined;
  /** Hosts of an id: more than one only by mistake. */
  withId(hostId: string): readonly ByoHost[];
}

/**
 * The registered hosts, found by name and by id.
 *
 * @public
 */
export class HostDirectory {
  readonly #source: HostSource;

  /** A directory of these hosts. */
  static of(hosts: readonly ByoHost[]): HostDirectory {
    const byName = new Map(hosts.map(host => [host.metadata.name, host]));
    const byId = new Map<string, ByoHost[]>();
    for (const host of hosts) {
      const hostId = hostIdOf(host);
      if (hostId) {
        byId.set(hostId, [...(byId.get(hostId) ?? []), host]);
      }
    }
    return HostDirectory.over({
      list: () => hosts,
      named: name => byName.get(name),
      withId: hostId => byId.get(hostId) ?? [],
    });
  }

  static over(source: HostSource): HostDirectory {
    return new HostDirectory(source);
  }

  private constructor(source: HostSource) {
    this.#source = source;
  }

  get hosts(): readonly ByoHost[] {
    return this.#source.list();
  }

  named(name: string): ByoHost | undefined {
    return this.#source.named(name);
  }

  withId(hostId: string): readonly ByoHost[] {
    return this.#source.withId(hostId);
  }

  /** Why BYOH could not tell a host from others, as words that go on after its name; undefined when it can. */
  whyNotSelectable(host: ByoHost): string | undefined {
    const hostId = hostIdOf(host);
    if (!hostId) {
      return 'has no label host-id, by which BYOH selects hosts';
    }
    const twins = this.withId(hostId);
    return twins.length > 1
      ? `has the same host-id '${hostId}' as ${twins
          .filter(twin => twin !== host)
          .map(({ metadata }) => metadata.name)
          .sort()
          .join(', ')}`
      : undefined;
  }
}
