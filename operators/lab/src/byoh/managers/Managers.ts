import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { KubernetesObject, ResourceType } from '@o2ims-portal/api';
import { pkiFiles } from '../../certificates/ensureApiServerPki';
import { LabFiles } from '../../lab/LabFiles';
import { ServiceState } from '../../lab/LabState';
import { SupervisedProcess } from '../../lab/SupervisedProcess';
import { impersonate } from '../../plane/impersonate';
import { Plane } from '../../plane/Plane';
import { writeKubeconfig } from '../../plane/writeKubeconfig';
import { freePort } from '../../processes/freePort';
import { isListening } from '../../processes/isListening';
import { isReadyAt } from '../../processes/isReadyAt';
import { ManagedProcess } from '../../processes/ManagedProcess';
import { Software } from '../../software/Software';
import { FIELD_MANAGER, installProviders } from './installProviders';
import { controllerManagerArguments } from './controllerManagerArguments';
import { ManagerSpec, managerSpecs } from './managerSpecs';
import { readWebhooks } from './manifests';
import { pointWebhooks, webhookUrl } from './pointWebhooks';
import {
  makeWebhookCertificates,
  WebhookCertificates,
} from './webhookCertificates';

/** Collects garbage more often, for less memory. */
const LEAN = { GOGC: '50' };
const ADMINISTRATORS = 'system:masters';

/** Where every manager converts between the versions of its kinds. */
const CONVERSION_PATH = '/convert';

const admission = { group: 'admissionregistration.k8s.io', version: 'v1' };
const webhookTypes: Record<string, ResourceType> = {
  ValidatingWebhookConfiguration: {
    ...admission,
    kind: 'ValidatingWebhookConfiguration',
    plural: 'validatingwebhookconfigurations',
    namespaced: false,
  },
  MutatingWebhookConfiguration: {
    ...admission,
    kind: 'MutatingWebhookConfiguration',
    plural: 'mutatingwebhookconfigurations',
    namespaced: false,
  },
};

/** @see Managers */
export interface ManagersOptions {
  plane: Plane;
  files: LabFiles;
  software: Software;
  say: (line: string) => void;
  onState: (state: ServiceState) => void;
}

/** The controllers of Kubernetes, Cluster API and BYOH, as processes of this machine. */
export class Managers {
  readonly #options: ManagersOptions;
  readonly #running: SupervisedProcess[] = [];

  static create(options: ManagersOptions): Managers {
    return new Managers(options);
  }

  private constructor(options: ManagersOptions) {
    this.#options = options;
  }

  /** Starts all of them and, when they are ready, has the API server ask their webhooks. */
  async start(): Promise<void> {
    const { plane, files, software } = this.#options;
    const specs = managerSpecs(software);
    const certificates = await makeWebhookCertificates(
      join(files.directory, 'webhooks'),
    );
    const ports = new Map<ManagerSpec, number>();
    for (const spec of specs) {
      ports.set(spec, spec.webhookPort ?? (await freePort()));
    }
    await installProviders(plane.client, specs, spec => ({
      url: webhookUrl(ports.get(spec)!, CONVERSION_PATH),
      authority: certificates.authority,
    }));
    const started = await Promise.allSettled([
      this.#startControllerManager(),
      ...specs.map(spec => this.#start(spec, ports.get(spec)!, certificates)),
    ]);
    const failure = started.find(({ status }) => status === 'rejected');
    if (failure?.status === 'rejected') {
      throw failure.reason;
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.map(manager => manager.stop()));
  }

  async #start(
    spec: ManagerSpec,
    webhookPort: number,
    certificates: WebhookCertificates,
  ): Promise<void> {
    const { plane } = this.#options;
    const kubeconfig = await this.#kubeconfigFor(spec);
    await this.#supervise({
      name: spec.name,
      program: spec.program,
      mark: kubeconfig,
      args: healthPort => [
        `--kubeconfig=${kubeconfig}`,
        ...spec.args({
          webhookPort,
          certificates: certificates.directory,
          healthPort,
        }),
      ],
      env: {
        TMPDIR: certificates.temporary,
        // who it would be if it were a pod
        POD_NAMESPACE: 'default',
        POD_NAME: spec.name,
        POD_UID: spec.name,
      },
      isReady: async healthPort =>
        (await isReadyAt(healthPort)) && isListening(webhookPort),
    });
    for (const configuration of await readWebhooks(spec.config)) {
      await plane.client.apply<KubernetesObject>(
        webhookTypes[configuration.kind],
        pointWebhooks(configuration, {
          prefix: spec.name,
          port: webhookPort,
          authority: certificates.authority,
        }),
        { fieldManager: FIELD_MANAGER },
      );
    }
  }

  async #startControllerManager(): Promise<void> {
    const { plane, files, software } = this.#options;
    const pki = join(files.directory, 'kube-apiserver', 'pki');
    await this.#supervise({
      name: 'kube-controller-manager',
      program: software.kubeControllerManager,
      mark: plane.kubeconfig,
      args: () =>
        controllerManagerArguments({
          kubeconfig: plane.kubeconfig,
          authority: join(pki, pkiFiles.authority),
          authorityKey: join(pki, pkiFiles.authorityKey),
          serviceAccountKey: join(pki, pkiFiles.serviceAccountKey),
        }),
      env: {},
      // it listens nowhere; what it does is waited for where it is needed
      isReady: async () => true,
    });
  }

  async #supervise(options: {
    name: string;
    program: string;
    mark: string;
    args: (healthPort: number) => string[];
    env: Record<string, string>;
    isReady: (healthPort: number) => Promise<boolean>;
  }): Promise<void> {
    const { files, say, onState } = this.#options;
    const { name, program, mark, args, env, isReady } = options;
    this.#running.push(
      await SupervisedProcess.start({
        name,
        logFile: files.log(name),
        say,
        onState,
        isReady,
        launch: port =>
          ManagedProcess.start({
            name,
            command: program,
            args: args(port),
            mark,
            directory: files.directory,
            logFile: files.log(name),
            pidFile: files.pid(name),
            env: { ...LEAN, ...env },
          }),
      }),
    );
  }

  async #kubeconfigFor({ name, user }: ManagerSpec): Promise<string> {
    const { plane, files } = this.#options;
    if (!user) {
      return plane.kubeconfig;
    }
    const file = join(files.directory, `${name}.kubeconfig`);
    const own = await readFile(plane.kubeconfig, 'utf8');
    await writeKubeconfig(
      file,
      impersonate(own, { user, groups: [ADMINISTRATORS] }),
    );
    return file;
  }
}
