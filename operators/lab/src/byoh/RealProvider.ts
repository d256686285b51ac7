import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clusterApiReleases } from '../binaries/apiOfRelease';
import { findBinaries } from '../binaries/findBinaries';
import { hostKubernetes } from '../binaries/versions';
import { cacheDirectory } from '../cache/cacheDirectory';
import { pkiFiles } from '../certificates/ensureApiServerPki';
import { LabFiles } from '../lab/LabFiles';
import { LabSettings } from '../lab/LabSettings';
import { ServiceState } from '../lab/LabState';
import { Provider } from '../lab/Provider';
import { Plane } from '../plane/Plane';
import { StartPlaneOptions } from '../plane/startPlane';
import { findSoftware } from '../software/findSoftware';
import { Software } from '../software/Software';
import { checkClusterApi } from './checkClusterApi';
import { hostNetwork, planHost } from './hostNetwork';
import { Host, HostOptions } from './hosts/Host';
import { HostFleet } from './hosts/HostFleet';
import { admitHosts, waitForHosts } from './hosts/registerHosts';
import { ControlGroups } from './machine/controlGroups';
import { MachineClaim } from './machine/MachineClaim';
import { Managers } from './managers/Managers';
import { prepareMachine } from './preflight/prepareMachine';

/** @see RealProvider */
export interface RealProviderOptions {
  files: LabFiles;
  settings: LabSettings;
  binaries?: string;
  say: (line: string) => void;
  onState: (state: ServiceState) => void;
}

/** Cluster API, BYOH and hosts for real: their own controllers, and hosts made of Linux namespaces. */
export class RealProvider implements Provider {
  readonly #options: RealProviderOptions;
  readonly #software: Software;
  readonly #groups: ControlGroups;
  readonly #claim: MachineClaim;
  #managers?: Managers;
  #fleet?: HostFleet;

  /**
   * Gets everything that it takes, and makes room for hosts on this machine.
   *
   * @throws Error with all that is missing
   */
  static async prepare(options: RealProviderOptions): Promise<RealProvider> {
    const { files, settings, say, binaries } = options;
    const { hosts, clusterApi = clusterApiReleases[0] } = settings;
    await checkClusterApi(files, clusterApi);
    const groups = await prepareMachine({ files, hosts, clusterApi, say });
    const { etcd } = await findBinaries({
      directory: binaries,
      onProgress: say,
    });
    const software = await findSoftware({
      cache: cacheDirectory(),
      clusterApi,
      etcd,
      onProgress: say,
    });
    const claim = await MachineClaim.make(files.directory);
    return new RealProvider(options, software, groups, claim);
  }

  private constructor(
    options: RealProviderOptions,
    software: Software,
    groups: ControlGroups,
    claim: MachineClaim,
  ) {
    this.#options = options;
    this.#software = software;
    this.#groups = groups;
    this.#claim = claim;
  }

  get plane(): Omit<StartPlaneOptions, 'directory'> {
    return {
      // hosts have to reach it
      address: hostNetwork.gateway,
      apiServerArgs: ['--enable-bootstrap-token-auth'],
      kubernetesVersion: hostKubernetes.version,
      // its definitions name the manager that converts, and so come with the managers
      clusterApi: 'none',
    };
  }

  async start(plane: Plane): Promise<string> {
    const { files, say } = this.#options;
    this.#managers = Managers.create({
      ...this.#options,
      plane,
      software: this.#software,
    });
    const plans = await this.#planHosts();
    const all = plans.map(
      (plan): HostOptions => ({
        plan,
        others: plans.filter(other => other !== plan),
        files,
        groups: this.#groups,
        programs: Object.values(this.#software.hostPrograms),
        imageStore: this.#software.imageStore,
        pauseImage: this.#software.pauseImage,
      }),
    );
    const [disks] = await Promise.all([
      Promise.all(all.map(host => Host.prepare(host))),
      this.#managers.start(),
    ]);
    const authority = await readFile(
      join(files.directory, 'kube-apiserver', 'pki', pkiFiles.authority),
      'utf8',
    );
    await admitHosts(plane, authority, disks);
    this.#fleet = HostFleet.create({
      hosts: all,
      directory: files.directory,
      say,
    });
    await this.#fleet.start();
    await waitForHosts(
      plane,
      plans.map(({ name }) => name),
    );
    return `${plans.length} hosts with Kubernetes ${hostKubernetes.version} are registered; Cluster API, BYOH and the hosts are real`;
  }

  async stop(): Promise<void> {
    await this.#fleet?.stop();
    await this.#managers?.stop();
  }

  async release(): Promise<void> {
    await this.#claim.release();
  }

  /** As many as asked for, and those of an earlier run: they may have clusters. */
  async #planHosts() {
    const { files, settings } = this.#options;
    const names = await readdir(join(files.directory, 'hosts')).catch(
      () => [] as string[],
    );
    let count = settings.hosts;
    while (names.includes(planHost(count + 1).name)) {
      count += 1;
    }
    return Array.from({ length: count }, (_, index) => planHost(index + 1));
  }
}
