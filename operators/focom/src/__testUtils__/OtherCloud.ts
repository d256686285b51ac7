import { readFile } from 'node:fs/promises';
import {
  FocomProvisioningRequest,
  OCloud,
  resourceTypes,
} from '@o2ims-portal/api';
import { TcpProxy } from '@o2ims-portal/kubernetes-client/testing';
import { Plane, startTestPlane } from '@o2ims-portal/lab';
import { FocomFixture } from './FocomFixture';
import { kindsOf } from './kindsOf';
import { PlayedO2ims } from './PlayedO2ims';

const namespace = 'default';

/** Another cluster with a real API server, as an O-Cloud behind a network that can be cut; the test plays its O2 IMS. */
export class OtherCloud extends PlayedO2ims {
  readonly name: string;
  readonly network: TcpProxy;
  readonly #focom: FocomFixture;

  /**
   * Without BYOH, and so without Cluster API, it is somebody else's, which takes whatever FOCOM sends. FOCOM may be
   * starting meanwhile.
   */
  static async start(
    focom: FocomFixture | Promise<FocomFixture>,
    name: string,
    options: { byoh?: boolean; apiServerArgs?: string[] } = {},
  ): Promise<OtherCloud> {
    const { apiServerArgs } = options;
    const [fixture, plane] = await Promise.all([
      focom,
      startTestPlane({ ...kindsOf(options), apiServerArgs }),
    ]);
    const { kubeconfig } = plane;
    const network = await TcpProxy.start({ kubeconfig });
    return new OtherCloud(fixture, name, plane, network);
  }

  private constructor(
    focom: FocomFixture,
    name: string,
    plane: Plane,
    network: TcpProxy,
  ) {
    super(plane);
    this.#focom = focom;
    this.name = name;
    this.network = network;
  }

  get key(): { namespace: string; name: string } {
    return { namespace, name: this.name };
  }

  /** An administrator's kubeconfig, through the network. */
  get kubeconfig(): string {
    return this.network.kubeConfig.exportConfig();
  }

  /** Makes the Secret with a kubeconfig; another one than its own when given. */
  async applySecret(kubeconfig = this.kubeconfig): Promise<void> {
    await this.#focom.apply(resourceTypes.secret, {
      metadata: this.key,
      data: { kubeconfig: Buffer.from(kubeconfig).toString('base64') },
    });
  }

  async applyOCloud(
    metadata: Partial<OCloud['metadata']> = {},
  ): Promise<OCloud> {
    return this.#focom.apply(resourceTypes.oCloud, {
      metadata: { ...this.key, ...metadata },
      spec: { o2imsSecret: { secretRef: this.key } },
    });
  }

  /** The O-Cloud with its Secret, once requests can be sent to it. */
  async register(): Promise<void> {
    await this.applySecret();
    await this.applyOCloud();
    await this.until('Reachable', 'True');
  }

  /** Registers the same cluster once more, under the name of a user who may do everything with some resources alone. */
  async admit(user: string, resources: string[]): Promise<void> {
    const apiVersion = 'rbac.authorization.k8s.io/v1';
    const toType = (kind: string) => ({
      group: 'rbac.authorization.k8s.io',
      version: 'v1',
      kind,
      plural: `${kind.toLocaleLowerCase('en-US')}s`,
      namespaced: false,
    });
    const put = (kind: string, object: object) =>
      this.client.apply(
        toType(kind),
        { apiVersion, kind, metadata: { name: user }, ...object },
        { fieldManager: 'test' },
      );
    await put('ClusterRole', {
      rules: [{ apiGroups: ['*'], resources, verbs: ['*'] }],
    });
    const apiGroup = 'rbac.authorization.k8s.io';
    await put('ClusterRoleBinding', {
      roleRef: { apiGroup, kind: 'ClusterRole', name: user },
      subjects: [{ apiGroup, kind: 'User', name: user }],
    });
    const config = JSON.parse(this.kubeconfig);
    config.users[0].user.as = user;
    const key = { namespace, name: user };
    await this.#focom.apply(resourceTypes.secret, {
      metadata: key,
      data: {
        kubeconfig: Buffer.from(JSON.stringify(config)).toString('base64'),
      },
    });
    await this.#focom.apply(resourceTypes.oCloud, {
      metadata: key,
      spec: { o2imsSecret: { secretRef: key } },
    });
  }

  /** Waits until a condition of the OCloud has a status, and a reason if one is given. */
  async until(type: string, status: string, reason?: string): Promise<OCloud> {
    return this.#focom.observer.until<OCloud>(
      resourceTypes.oCloud,
      this.key,
      oCloud =>
        (oCloud.status?.conditions ?? []).some(
          condition =>
            condition.type === type &&
            condition.status === status &&
            (!reason || condition.reason === reason),
        ),
    );
  }

  /** Plays the O2 IMS. */
  async setState(
    request: FocomProvisioningRequest,
    provisioningState: 'progressing' | 'fulfilled',
  ): Promise<void> {
    await this.setRemoteStatus(request, {
      provisioningStatus: {
        provisioningState,
        provisioningMessage: provisioningState,
      },
    });
  }

  override async stop(): Promise<void> {
    await this.network.stop();
    await super.stop();
  }
}

/** A kubeconfig for a bearer token at a plane. */
export async function withToken(plane: Plane, token: string): Promise<string> {
  const text = await readFile(plane.kubeconfig, 'utf8');
  return text
    .replace(/^ +client-key-data: .*$/m, '')
    .replace(/client-certificate-data: .*$/m, `token: ${token}`);
}
