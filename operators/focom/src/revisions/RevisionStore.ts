import {
  ControllerRevision,
  fieldManagers,
  FocomProvisioningRequest,
  KubernetesObject,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import {
  ApiError,
  Informer,
  KubernetesClient,
} from '@o2ims-portal/kubernetes-client';
import { digestSpec } from './digestSpec';
import { ExecutedSpec } from './ExecutedSpec';
import {
  renderRevision,
  RequestRevision,
  revisionName,
} from './renderRevision';
import { newestOf, Revision, surplusOf, toRevision } from './Revision';
import { RevisionIndex } from './RevisionIndex';

const type = resourceTypes.controllerRevision;
const fieldManager = fieldManagers.focom;

/**
 * Keeps the specs of requests that were executed, as ControllerRevisions beside them.
 *
 * Only their metadata is held in memory; specs are read when somebody asks for them.
 *
 * @public
 */
export class RevisionStore {
  readonly #client: KubernetesClient;
  readonly #index: RevisionIndex;
  readonly #limit: number;
  /** The specs in force that were asked for, by request: drafts ask for them again and again. */
  readonly #specs = new Map<string, { number: number; spec: ExecutedSpec }>();

  static create(options: {
    client: KubernetesClient;
    /** Of ControllerRevisions, with FOCOM's label; of their metadata only. */
    revisions: Informer<KubernetesObject>;
    /** How many are kept of each request. */
    limit: number;
  }): RevisionStore {
    return new RevisionStore(options);
  }

  private constructor(options: {
    client: KubernetesClient;
    revisions: Informer<KubernetesObject>;
    limit: number;
  }) {
    this.#client = options.client;
    this.#limit = options.limit;
    this.#index = RevisionIndex.create(options);
  }

  /** The revision in force; undefined when nothing was executed yet, or nothing since there are revisions. */
  newest({ metadata }: FocomProvisioningRequest): Revision | undefined {
    return this.#index.newest(metadata.uid!);
  }

  /** The spec in force. */
  async readNewest(
    request: FocomProvisioningRequest,
  ): Promise<ExecutedSpec | undefined> {
    const { uid } = request.metadata;
    const number = this.newest(request)?.number;
    if (number === undefined) {
      return undefined;
    }
    const known = this.#specs.get(uid!);
    if (known?.number === number) {
      return known.spec;
    }
    const spec = await this.read(request, number);
    if (spec) {
      this.#specs.set(uid!, { number, spec });
    }
    return spec;
  }

  /** The spec of one revision; undefined when there is none of this number. */
  async read(
    request: FocomProvisioningRequest,
    number: number | string,
  ): Promise<ExecutedSpec | undefined> {
    const { namespace, uid } = request.metadata;
    const found = await this.#client.get<RequestRevision>(type, {
      namespace,
      name: revisionName(request, number),
    });
    const isOurs = found?.metadata.labels?.[labels.focomRequestUid] === uid;
    return isOurs ? found?.data?.spec : undefined;
  }

  /** All revisions of a request as the API server has them, the oldest first. */
  async list({ metadata }: FocomProvisioningRequest): Promise<Revision[]> {
    const { items } = await this.#client.list<ControllerRevision>(type, {
      namespace: metadata.namespace,
      labelSelector: `${labels.focomRequestUid}=${metadata.uid}`,
      metadataOnly: true,
    });
    items.forEach(item => this.#index.add(item));
    return items
      .flatMap(item => toRevision(item) ?? [])
      .sort((a, b) => a.number - b.number);
  }

  /**
   * Makes a spec the newest revision, unless it is. The next number is taken by making the object of that name, so
   * that nothing is kept twice, whoever does it and whenever it was interrupted.
   */
  async keep(
    request: FocomProvisioningRequest,
    spec: ExecutedSpec,
    /** Asked for only when there is something to keep. */
    readNotes: () => Promise<Record<string, string>> = async () => ({}),
  ): Promise<{ number: number; isNew: boolean }> {
    const digest = digestSpec(spec);
    const isKept = (revision: Revision | undefined): revision is Revision =>
      revision?.digest === digest;
    const newest = this.newest(request);
    if (isKept(newest)) {
      return { number: newest.number, isNew: false };
    }
    const notes = await readNotes();
    try {
      return await this.#create(request, spec, newest, notes);
    } catch (error) {
      if (!ApiError.isAlreadyExists(error)) {
        throw error;
      }
    }
    const current = newestOf(await this.list(request));
    return isKept(current)
      ? { number: current.number, isNew: false }
      : this.#create(request, spec, current, notes);
  }

  /** Deletes what the history has no room for. */
  async prune({ metadata }: FocomProvisioningRequest): Promise<void> {
    const { namespace, uid } = metadata;
    const surplus = surplusOf(this.#index.of(uid!), this.#limit);
    for (const revision of surplus) {
      await this.#delete(namespace!, uid!, revision);
    }
  }

  /** Deletes the whole history of a request that goes. */
  async removeAll(request: FocomProvisioningRequest): Promise<void> {
    const { namespace, uid } = request.metadata;
    for (const revision of await this.list(request)) {
      await this.#delete(namespace!, uid!, revision);
    }
    this.#specs.delete(uid!);
  }

  async #create(
    request: FocomProvisioningRequest,
    spec: ExecutedSpec,
    newest: Revision | undefined,
    notes: Record<string, string>,
  ): Promise<{ number: number; isNew: boolean }> {
    // a number that was in use is not taken again, though somebody deleted the revision
    const last = Math.max(newest?.number ?? 0, request.status?.revision ?? 0);
    const number = last + 1;
    const created = await this.#client.create(
      type,
      renderRevision({ request, spec, number, notes }),
      { fieldManager },
    );
    this.#index.add(created);
    return { number, isNew: true };
  }

  async #delete(
    namespace: string,
    requestUid: string,
    { name, uid }: Revision,
  ): Promise<void> {
    await this.#client.delete(type, { namespace, name }, { uid });
    this.#index.remove(requestUid, name);
  }
}
