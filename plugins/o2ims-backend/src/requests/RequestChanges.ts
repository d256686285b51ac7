import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  annotations,
  ControllerRevision,
  fieldManagers,
  FocomProvisioningRequest,
  labels,
  resourceTypes,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import {
  Request,
  RequestChange,
  RequestKey,
  requestPath,
  Revision,
} from '@o2ims-portal/plugin-o2ims-common';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { toPortalError } from '../kubernetes/toPortalError';
import { toRequest } from '../model/toRequest';
import { toRevision } from '../model/toRevision';
import { restoreBlanks } from '../resources/restoreBlanks';
import { checkRequestChange } from './checkRequestChange';
import { toFieldManager } from './toFieldManager';
import { untilVisible } from './untilVisible';

const type = resourceTypes.focomProvisioningRequest;

/** What is done, and on whose behalf. */
interface ChangeOptions {
  /** Entity reference of the user. */
  user?: string;
  /** Throws unless the caller may do it with this request. */
  check: (request: Request) => void;
}

/** Changes requests that are there: what they ask for, whether they are executed, which revision they are. */
export class RequestChanges {
  readonly #cluster: ManagementCluster;
  readonly #logger: LoggerService;

  static create(options: {
    cluster: ManagementCluster;
    logger: LoggerService;
  }): RequestChanges {
    return new RequestChanges(options);
  }

  private constructor(options: {
    cluster: ManagementCluster;
    logger: LoggerService;
  }) {
    this.#cluster = options.cluster;
    this.#logger = options.logger;
  }

  /**
   * Changes what a request asks for; with `dryRun` the API server checks it and changes nothing.
   *
   * @throws NotFoundError, InputError when it breaks a rule, ConflictError when it was changed meanwhile
   */
  async change(
    key: RequestKey,
    change: RequestChange,
    options: ChangeOptions & { dryRun: boolean },
  ): Promise<Request> {
    const { request, object } = this.#find(key, options);
    const { generation, ...fields } = this.#withSecrets(change, object);
    if (generation !== object.metadata.generation) {
      throw new ConflictError(
        `Request ${requestPath(
          key,
        )} was changed meanwhile: look at it again, then decide`,
      );
    }
    const model = this.#cluster.read('request', 'template', 'oCloud');
    const { templateParameters } = object.spec;
    checkRequestChange(
      request,
      { templateParameters, ...fields },
      {
        oClouds: model.oClouds(),
        templates: model.templates(),
        findClusterTemplate: template => model.clusterTemplate(template),
      },
    );
    const { dryRun } = options;
    const changed = await this.#ask(client =>
      client.replace<FocomProvisioningRequest>(
        type,
        { ...object, spec: { ...object.spec, ...fields } },
        { fieldManager: fieldManagers.portal, dryRun },
      ),
    );
    if (dryRun) {
      return this.#tell(changed);
    }
    this.#logger.info(`Changed request ${requestPath(key)}`);
    return this.#whenVisible(key, object, changed);
  }

  /**
   * Has a draft executed.
   *
   * @throws NotFoundError, ConflictError when it is no draft, or is another one by now
   */
  async approve(
    key: RequestKey,
    generation: number,
    options: ChangeOptions,
  ): Promise<Request> {
    const { request, object } = this.#find(key, options);
    if (request.mode !== 'Draft') {
      throw new ConflictError(
        `Request ${requestPath(key)} is no draft: it is executed as it is`,
      );
    }
    if (generation !== object.metadata.generation) {
      throw new ConflictError(
        `Generation ${generation} of request ${requestPath(
          key,
        )} was looked at, but it is ${
          object.metadata.generation
        } by now: look at it again, then approve that`,
      );
    }
    const approved = await this.#annotate(
      object,
      { [annotations.approve]: `${generation}` },
      options,
    );
    this.#logger.info(
      `Approved generation ${generation} of request ${requestPath(key)}`,
    );
    return this.#whenVisible(key, object, approved);
  }

  /**
   * Asks FOCOM to make a request again what one of its revisions says.
   *
   * @throws NotFoundError when there is no such request, or no such revision of it
   */
  async restore(
    key: RequestKey,
    revision: number,
    options: ChangeOptions,
  ): Promise<Request> {
    const { object } = this.#find(key, options);
    const there = await this.#listRevisions(object);
    if (!there.some(one => one.revision === revision)) {
      const numbers = there.map(one => one.revision).join(', ');
      throw new NotFoundError(
        `There is no revision ${revision} of request ${requestPath(
          key,
        )}; there are ${numbers || 'none'}`,
      );
    }
    const asked = await this.#annotate(
      object,
      { [annotations.restoreRevision]: `${revision}` },
      options,
    );
    this.#logger.info(
      `Asked for revision ${revision} of request ${requestPath(key)}`,
    );
    return this.#whenVisible(key, object, asked);
  }

  /** What was executed of a request, the newest first. */
  async revisions(
    key: RequestKey,
    options: Pick<ChangeOptions, 'check'>,
  ): Promise<Revision[]> {
    const { object } = this.#find(key, options);
    return this.#listRevisions(object);
  }

  /** Secrets that the caller was not shown stay what they are. */
  #withSecrets(
    change: RequestChange,
    { spec }: FocomProvisioningRequest,
  ): RequestChange {
    const { templateParameters } = change;
    return templateParameters
      ? {
          ...change,
          templateParameters: restoreBlanks(
            templateParameters,
            spec.templateParameters,
          ) as Record<string, unknown>,
        }
      : change;
  }

  #find(
    key: RequestKey,
    { check }: Pick<ChangeOptions, 'check'>,
  ): { request: Request; object: FocomProvisioningRequest } {
    const model = this.#cluster.read('request');
    const request = model.request(key);
    if (!request) {
      throw new NotFoundError(`There is no request ${requestPath(key)}`);
    }
    check(request);
    const object = model.focomRequest(key);
    if (!object) {
      throw new InputError(
        `Request ${requestPath(
          key,
        )} was made directly at the O-Cloud: change its ProvisioningRequest there`,
      );
    }
    return { request, object };
  }

  async #listRevisions(object: FocomProvisioningRequest): Promise<Revision[]> {
    const { namespace, uid } = object.metadata;
    const { parameterSchemaOf } = this.#cluster.read('request');
    const { items } = await this.#ask(client =>
      client.list<ControllerRevision>(resourceTypes.controllerRevision, {
        namespace,
        labelSelector: `${labels.focomRequestUid}=${uid}`,
      }),
    );
    return items
      .flatMap(
        item =>
          toRevision(item, {
            inForce: object.status?.revision,
            parameterSchemaOf,
          }) ?? [],
      )
      .sort((a, b) => b.revision - a.revision);
  }

  #annotate(
    { metadata }: FocomProvisioningRequest,
    wanted: Record<string, string>,
    options: ChangeOptions,
  ): Promise<FocomProvisioningRequest> {
    const { namespace, name, uid, resourceVersion } = metadata;
    return this.#ask(client =>
      client.patch<FocomProvisioningRequest>(
        type,
        { namespace, name },
        { metadata: { uid, resourceVersion, annotations: wanted } },
        { fieldManager: toFieldManager(options.user) },
      ),
    );
  }

  /** Asks the API server, and says in the portal's words what it refuses. */
  async #ask<T>(
    question: (client: KubernetesClient) => Promise<T>,
  ): Promise<T> {
    const { client } = this.#cluster;
    try {
      return await question(client);
    } catch (error) {
      throw toPortalError(error, client.server);
    }
  }

  #tell(object: FocomProvisioningRequest): Request {
    const { parameterSchemaOf } = this.#cluster.read('request');
    return toRequest(object, {
      isSimulatedHost: () => false,
      parameterSchemaOf,
    });
  }

  /** A request after a write, which was made of it only as it was read. */
  async #whenVisible(
    key: RequestKey,
    before: FocomProvisioningRequest,
    written: FocomProvisioningRequest,
  ): Promise<Request> {
    await untilVisible(this.#cluster, key, () => {
      const seen = this.#cluster.read('request').focomRequest(key)
        ?.metadata.resourceVersion;
      return (
        seen !== before.metadata.resourceVersion ||
        // a write that changed nothing
        seen === written.metadata.resourceVersion
      );
    });
    return this.#cluster.read('request').request(key) ?? this.#tell(written);
  }
}
