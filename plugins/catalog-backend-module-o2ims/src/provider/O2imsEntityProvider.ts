import {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { ResponseError, stringifyError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  Cluster,
  clusterEntityRef,
  Host,
  hostEntityRef,
  O2imsClient,
  O2imsEvent,
  o2imsEventTopic,
  o2imsPluginId,
} from '@o2ims-portal/plugin-o2ims-common';
import { readO2imsProviderConfig } from '../config';
import { toClusterEntity } from '../entities/toClusterEntity';
import { toHostEntity } from '../entities/toHostEntity';
import { EntityMirror } from './EntityMirror';
import { retryUntilDone } from './retryUntilDone';
import { SerialQueue } from './SerialQueue';

/** A list that takes longer is given up; changes wait while it runs. */
const LIST_TIMEOUT_MS = 30_000;
/** At start the o2ims backend is up a moment after the catalog. */
const FIRST_RETRY_MS = 250;
const MAX_RETRY_MS = 5_000;

type Subject =
  | { object: 'host'; value: Host }
  | { object: 'cluster'; value: Cluster };

function reasonOf(error: unknown): string {
  return ResponseError.is(error) ? error.cause.message : stringifyError(error);
}

/** What the provider is given. */
export interface O2imsEntityProviderOptions {
  auth: AuthService;
  client: O2imsClient;
  events: EventsService;
  logger: LoggerService;
  scheduler: SchedulerService;
}

/**
 * Keeps hosts and clusters in the catalog. Each change comes as an event and is written within moments; the whole
 * list is written at start, by schedule, and after a change could not be.
 *
 * Lists and changes go through one queue: a list is never written over a change that came after it was read.
 */
export class O2imsEntityProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #client: O2imsClient;
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #defaultOwner: string;
  readonly #taskRunner: SchedulerServiceTaskRunner;
  readonly #queue = new SerialQueue();
  readonly #changes = new Map<string, O2imsEvent>();
  readonly #stopped = new AbortController();
  #mirror?: EntityMirror;
  #catchingUp?: Promise<void>;

  static fromConfig(
    config: Config,
    options: O2imsEntityProviderOptions,
  ): O2imsEntityProvider {
    const { defaultOwner, schedule } = readO2imsProviderConfig(config);
    return new O2imsEntityProvider({
      ...options,
      defaultOwner,
      taskRunner: options.scheduler.createScheduledTaskRunner(schedule),
    });
  }

  private constructor(
    options: O2imsEntityProviderOptions & {
      defaultOwner: string;
      taskRunner: SchedulerServiceTaskRunner;
    },
  ) {
    this.#auth = options.auth;
    this.#client = options.client;
    this.#events = options.events;
    this.#logger = options.logger.child({ target: this.getProviderName() });
    this.#defaultOwner = options.defaultOwner;
    this.#taskRunner = options.taskRunner;
  }

  getProviderName(): string {
    return 'o2ims-provider';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#mirror = EntityMirror.create({
      connection,
      locationKey: this.getProviderName(),
    });
    await this.#events.subscribe({
      id: this.getProviderName(),
      topics: [o2imsEventTopic],
      onEvent: async ({ eventPayload }) =>
        this.#onChange(eventPayload as O2imsEvent),
    });
    await this.#taskRunner.run({
      id: `${this.getProviderName()}:refresh`,
      fn: () => this.refresh(),
    });
    // not left to the schedule, which may be due long after a restart
    this.#catchUp();
  }

  /** Ends what runs by itself. */
  stop(): void {
    this.#stopped.abort();
  }

  /** Writes the whole list; what the catalog has stays as it is when the list cannot be had. */
  async refresh(): Promise<void> {
    try {
      await this.#queue.run(() => this.#writeAll());
    } catch (error) {
      this.#catchUp();
      throw error;
    }
  }

  async #writeAll(): Promise<void> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: o2imsPluginId,
    });
    const signal = AbortSignal.any([
      this.#stopped.signal,
      AbortSignal.timeout(LIST_TIMEOUT_MS),
    ]);
    const [hosts, clusters] = await Promise.all([
      this.#client.listHosts({}, { token, signal }),
      this.#client.listClusters({}, { token, signal }),
    ]);
    const subjects: Subject[] = [
      ...hosts.items.map(value => ({ object: 'host' as const, value })),
      ...clusters.items.map(value => ({ object: 'cluster' as const, value })),
    ];
    await this.#mirror?.replaceAll(
      subjects.flatMap(subject => this.#toEntity(subject) ?? []),
    );
    this.#logger.debug(
      `Wrote all ${hosts.total} hosts and ${clusters.total} clusters`,
    );
  }

  #onChange(event: O2imsEvent): void {
    const { object, value } = event;
    const isFirst = this.#changes.size === 0;
    this.#changes.set(`${object}/${value.namespace}/${value.name}`, event);
    if (isFirst) {
      this.#queue
        .run(() => this.#writeChanges())
        .catch(error => {
          this.#logger.warn(
            'Changes of hosts or clusters could not be written; the whole list is written instead',
            error,
          );
          this.#catchUp();
        });
    }
  }

  async #writeChanges(): Promise<void> {
    const events = [...this.#changes.values()];
    this.#changes.clear();
    const count = await this.#mirror?.apply(
      events.flatMap(event => {
        const entityRef =
          event.object === 'host'
            ? hostEntityRef(event.value)
            : clusterEntityRef(event.value);
        if (event.type === 'delete') {
          return [{ entityRef }];
        }
        const entity = this.#toEntity(event);
        return entity ? [{ entityRef, entity }] : [];
      }),
    );
    if (count) {
      this.#logger.debug(`Wrote ${count} changed hosts and clusters`);
    }
  }

  /** One that makes no entity does not stop the others. */
  #toEntity(subject: Subject): Entity | undefined {
    const options = { defaultOwner: this.#defaultOwner };
    try {
      return subject.object === 'host'
        ? toHostEntity(subject.value, options)
        : toClusterEntity(subject.value, options);
    } catch (error) {
      const { namespace, name } = subject.value;
      this.#logger.warn(
        `There is no entity for ${
          subject.object
        } ${namespace}/${name}: ${stringifyError(error)}`,
      );
      return undefined;
    }
  }

  #catchUp(): void {
    let told: string | undefined;
    this.#catchingUp ??= retryUntilDone(
      () => this.#queue.run(() => this.#writeAll()),
      {
        signal: this.#stopped.signal,
        firstDelayMs: FIRST_RETRY_MS,
        maxDelayMs: MAX_RETRY_MS,
        onFailure: error => {
          const reason = reasonOf(error);
          // a management cluster may be away for hours: once is enough
          if (reason !== told) {
            this.#logger.info(
              `Hosts and clusters cannot be listed; the catalog keeps what it has until they can: ${reason}`,
            );
            told = reason;
          }
        },
      },
    ).finally(() => {
      this.#catchingUp = undefined;
    });
  }
}
