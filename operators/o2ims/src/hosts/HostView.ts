import {
  ByoHost,
  ClusterParameters,
  hostLeaseName,
  Lease,
  ProvisioningRequest,
  templateObjectName,
  withDefaults,
} from '@o2ims-portal/api';
import {
  availabilityOf,
  decideHosts,
  HostAvailability,
  HostDecision,
  HostDirectory,
  HostParameters,
  PlannedHost,
} from '@o2ims-portal/host-rules';
import { Caches } from '../cache/Caches';
import { O2imsConfig } from '../config';
import { isOlder } from '../request/isOlder';
import { isInLine } from './isInLine';
import { speakFor, Waiting } from './speakFor';

interface HostViewOptions {
  caches: Caches;
  config: Required<O2imsConfig>;
  request: ProvisioningRequest;
  /** The hosts that the request's cluster is made on. */
  members?: readonly PlannedHost[];
  /** UIDs of requests that are there for certain, though the watch has not told of them. */
  alive?: ReadonlySet<string>;
}

/** The hosts as one request sees them: which there are, who has them, and which it is to have. */
export class HostView {
  readonly directory: HostDirectory;
  readonly #caches: Caches;
  readonly #config: Required<O2imsConfig>;
  readonly #request: ProvisioningRequest;
  readonly #members: readonly PlannedHost[];
  readonly #alive?: ReadonlySet<string>;
  #spokenFor: ReadonlyMap<string, string> = new Map();
  readonly #states = new Map<string, HostAvailability>();

  static create(options: HostViewOptions): HostView {
    return new HostView(options);
  }

  private constructor(options: HostViewOptions) {
    this.#caches = options.caches;
    this.#config = options.config;
    this.#request = options.request;
    this.#members = options.members ?? [];
    this.#alive = options.alive;
    const { hosts } = options.caches;
    const { namespace } = options.config;
    this.directory = HostDirectory.over({
      list: () => hosts.list(),
      named: name => hosts.get({ namespace, name }),
      withId: hostId => hosts.by('hostId', hostId),
    });
  }

  /** The Leases that the request holds. */
  get ours(): Lease[] {
    return this.leasesOf(this.#request.metadata.uid!);
  }

  readonly isAlive = (uid: string): boolean =>
    this.#caches.requests.by('uid', uid).length > 0 ||
    Boolean(this.#alive?.has(uid));

  readonly leaseOf = (host: string): Lease | undefined =>
    this.#caches.leases.get({
      namespace: this.#config.namespace,
      name: hostLeaseName(host),
    });

  readonly leasesOf = (owner: string): Lease[] =>
    this.#caches.leases.by('owner', owner);

  /** Whether the request can have a host. */
  readonly stateOf = (host: ByoHost): HostAvailability => {
    const { name } = host.metadata;
    let state = this.#states.get(name);
    if (!state) {
      state = availabilityOf(host, {
        lease: this.leaseOf(name),
        owner: this.#request.metadata.uid!,
        isAlive: this.isAlive,
        isMember: this.#members.some(member => member.name === name),
        acceptUnknown: this.#config.acceptHostsWithoutCleaner,
        wantedBy: this.#spokenFor.get(name),
      });
      this.#states.set(name, state);
    }
    return state;
  };

  /** Which hosts the request is to have, after those who asked before and can have all of theirs. */
  decide(): HostDecision {
    const decision = this.#decide();
    if (decision.problems.length > 0) {
      return decision;
    }
    this.#spokenFor = this.#speakForElders();
    if (this.#spokenFor.size === 0) {
      return decision;
    }
    this.#states.clear();
    return this.#decide();
  }

  #decide(): HostDecision {
    const { directory, stateOf } = this;
    const parameters = this.#parametersOf(this.#request)!;
    return decideHosts({
      parameters,
      directory,
      stateOf,
      members: this.#members,
    });
  }

  #speakForElders(): Map<string, string> {
    const line: Waiting[] = this.#caches.requests
      .list()
      .filter(other => isInLine(other) && isOlder(other, this.#request))
      .sort((a, b) => (isOlder(a, b) ? -1 : 1))
      .flatMap(request => {
        const parameters = this.#parametersOf(request);
        return parameters ? [{ request, parameters }] : [];
      });
    const { directory, leaseOf, leasesOf, isAlive } = this;
    const acceptUnknown = this.#config.acceptHostsWithoutCleaner;
    return line.length > 0
      ? speakFor({
          line,
          directory,
          leaseOf,
          leasesOf,
          isAlive,
          acceptUnknown,
        })
      : new Map();
  }

  /** What a request that was checked asks for; undefined when its template went away since. */
  #parametersOf(request: ProvisioningRequest): HostParameters | undefined {
    const { templateName, templateVersion, templateParameters } = request.spec;
    const template = this.#caches.templates.get({
      namespace: this.#config.namespace,
      name: templateObjectName(templateName, templateVersion),
    });
    return (
      template && {
        ...withDefaults(
          template,
          templateParameters as unknown as ClusterParameters,
        ),
        requirements: template.spec.nodeRequirements,
      }
    );
  }
}
