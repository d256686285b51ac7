import { join, resolve } from 'node:path';
import { repositoryRoot } from '../repository/repositoryRoot';

/** The bundle of an operator; `node scripts/run.mjs lab` makes it. */
export function operatorBundle(directory: string): string {
  return join(repositoryRoot(), 'operators', directory, 'dist', 'main.mjs');
}

/** Where a lab keeps what, in its data directory. */
export class LabFiles {
  readonly directory: string;

  static create(options: { directory: string }): LabFiles {
    return new LabFiles(resolve(options.directory));
  }

  private constructor(directory: string) {
    this.directory = directory;
  }

  /** What runs; see LabState. */
  get state(): string {
    return join(this.directory, 'lab.json');
  }

  /** Held while a lab starts. */
  get lock(): string {
    return join(this.directory, 'lab.lock');
  }

  /** Whose objects the plane holds: see checkProvider. */
  get provider(): string {
    return join(this.directory, 'provider');
  }

  /** Which release of Cluster API wrote what the plane holds: see checkClusterApi. */
  get clusterApi(): string {
    return join(this.directory, 'cluster-api');
  }

  get kubeconfig(): string {
    return join(this.directory, 'kubeconfig');
  }

  /** Where the planes of other O-Clouds are, each in a directory called as it is. */
  get oClouds(): string {
    return join(this.directory, 'oclouds');
  }

  /** The files of another O-Cloud: of its own plane, operator and simulator. */
  oCloud(name: string): LabFiles {
    return LabFiles.create({ directory: join(this.oClouds, name) });
  }

  /** The log of a part, and the lab's own under the name `lab`. */
  log(part: string): string {
    return join(this.directory, 'logs', `${part}.log`);
  }

  pid(part: string): string {
    return join(this.directory, `${part}.pid`);
  }
}
