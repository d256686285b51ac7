import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  fieldManagers,
  FocomProvisioningRequest,
  resourceTypes,
} from '@o2ims-portal/api';
import { ApiError } from '@o2ims-portal/kubernetes-client';
import {
  localOCloud,
  NewRequest,
  OCloud,
  Request,
  RequestKey,
  requestPath,
} from '@o2ims-portal/plugin-o2ims-common';
import { waitForChange } from '../changes/waitForChange';
import { ManagementCluster } from '../kubernetes/ManagementCluster';
import { toPortalError } from '../kubernetes/toPortalError';
import { toRequest } from '../model/toRequest';
import { checkNewRequest } from './checkNewRequest';
import { toFocomProvisioningRequest } from './toFocomProvisioningRequest';
import { toOwnerRef } from './toOwnerRef';
import { untilVisible } from './untilVisible';

/** Reads requests, and makes and deletes them at the management cluster. */
export class RequestService {
  readonly #cluster: ManagementCluster;
  readonly #logger: LoggerService;

  static create(options: {
    cluster: ManagementCluster;
    logger: LoggerService;
  }): RequestService {
    return new RequestService(options);
  }

  private constructor(options: {
    cluster: ManagementCluster;
    logger: LoggerService;
  }) {
    this.#cluster = options.cluster;
    this.#logger = options.logger;
  }

  list(): Request[] {
    return this.#cluster.read('request').requests();
  }

  /** @throws NotFoundError when there is no such request */
  get(key: RequestKey): Request {
    const request = this.#find(key);
    if (!request) {
      throw this.#notFound(key);
    }
    return request;
  }

  /**
   * The request, once it differs from the version given, or the time is up, or the caller went away.
   *
   * @throws NotFoundError when it is not there, or goes away meanwhile
   */
  async getChanged(
    key: RequestKey,
    options: { changedSince: string; timeoutMs: number; signal: AbortSignal },
  ): Promise<Request> {
    const { changedSince, timeoutMs, signal } = options;
    await waitForChange({
      cluster: this.#cluster,
      reference: { object: 'request', ...key },
      until: () => this.#find(key)?.version !== changedSince,
      timeoutMs,
      signal,
    });
    return this.get(key);
  }

  /**
   * Makes a request; with `dryRun` the API server checks it and makes nothing.
   *
   * @throws InputError, ConflictError, ServiceUnavailableError
   */
  async create(
    newRequest: NewRequest,
    options: {
      requestedBy?: string;
      dryRun: boolean;
      /** Throws unless the caller may ask this O-Cloud. */
      checkOCloud: (oCloud: OCloud) => void;
    },
  ): Promise<Request> {
    const { requestedBy, dryRun, checkOCloud } = options;
    const { client, namespace } = this.#cluster;
    const owner = newRequest.owner ? toOwnerRef(newRequest.owner) : requestedBy;
    const model = this.#cluster.read('request', 'template', 'oCloud');
    const { oCloudId = localOCloud } = newRequest;
    const oClouds = model.oClouds();
    const oCloud = oClouds.find(({ name }) => name === oCloudId);
    if (oCloud) {
      checkOCloud(oCloud);
    }
    checkNewRequest(newRequest, {
      namespace,
      oClouds,
      templates: model.templates(),
      clusterTemplate: model.clusterTemplate({
        name: newRequest.templateName,
        version: newRequest.templateVersion,
      }),
      requests: model.requests(),
      clusters: model.clusters(),
    });
    const object = await client
      .create<FocomProvisioningRequest>(
        resourceTypes.focomProvisioningRequest,
        toFocomProvisioningRequest(newRequest, {
          namespace,
          requestedBy,
          owner,
        }),
        { fieldManager: fieldManagers.portal, dryRun },
      )
      .catch(error => {
        throw ApiError.isAlreadyExists(error)
          ? new ConflictError(
              `There is a request '${newRequest.name}' already; choose another name`,
            )
          : toPortalError(error, client.server);
      });
    const request = toRequest(object, {
      isSimulatedHost: () => false,
      parameterSchemaOf: model.parameterSchemaOf,
    });
    if (!dryRun) {
      this.#logger.info(`Made request ${requestPath(request)}`);
      await untilVisible(
        this.#cluster,
        request,
        () => this.#find(request)?.uid === request.uid,
      );
    }
    return request;
  }

  /**
   * Asks for a request to be deleted, and says how it looks then.
   *
   * @throws NotFoundError, ConflictError when FOCOM would make it anew, ServiceUnavailableError
   */
  async delete(
    key: RequestKey,
    options: {
      dryRun: boolean;
      /** Throws unless the caller may delete this request. */
      check: (request: Request) => void;
    },
  ): Promise<Request> {
    const { dryRun, check } = options;
    const { client } = this.#cluster;
    this.#refuseIfOwned(key);
    const request = this.get(key);
    check(request);
    const deleted = await client
      .delete(
        key.kind === 'focom'
          ? resourceTypes.focomProvisioningRequest
          : resourceTypes.provisioningRequest,
        key,
        { uid: request.uid, dryRun },
      )
      .catch(error => {
        throw toPortalError(error, client.server);
      });
    if (!deleted) {
      throw this.#notFound(key);
    }
    const isDeleted = (found?: Request) =>
      found?.uid !== request.uid || found.phase === 'DELETING';
    if (!dryRun) {
      this.#logger.info(`Asked for request ${requestPath(key)} to be deleted`);
      await untilVisible(this.#cluster, key, () => isDeleted(this.#find(key)));
    }
    const current = dryRun ? undefined : this.#find(key);
    return current && current.uid === request.uid && isDeleted(current)
      ? current
      : {
          ...request,
          phase: 'DELETING',
          deletedAt: request.deletedAt ?? new Date().toISOString(),
        };
  }

  /** A ProvisioningRequest that FOCOM made cannot be told from one that it would only make again. */
  #refuseIfOwned(key: RequestKey): void {
    if (key.kind !== 'o2ims') {
      return;
    }
    const owner = this.#cluster.read('request').focomRequestOfName(key.name);
    if (owner) {
      throw new ConflictError(
        `ProvisioningRequest '${key.name}' belongs to FocomProvisioningRequest '${owner.metadata.namespace}/${owner.metadata.name}': delete that`,
      );
    }
  }

  #find(key: RequestKey): Request | undefined {
    return this.#cluster.read('request').request(key);
  }

  #notFound(key: RequestKey): NotFoundError {
    return new NotFoundError(`There is no request ${requestPath(key)}`);
  }
}
