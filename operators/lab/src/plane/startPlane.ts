import { join, resolve } from 'node:path';
import { Logger, pino } from 'pino';
import { findBinaries } from '../binaries/findBinaries';
import {
  byohDefinitions,
  clusterApiDefinitions,
  DefinitionSource,
} from '../binaries/versions';
import { cacheDirectory } from '../cache/cacheDirectory';
import { adaptDefinition } from '../crds/adaptDefinition';
import { CustomResourceDefinition } from '../crds/CustomResourceDefinition';
import { loadDefinitions } from '../crds/loadDefinitions';
import { EmbeddedPlane } from './EmbeddedPlane';
import { installDefinitions, installResources } from './installResources';
import { markDirectory } from './markDirectory';
import { installOperatorAccounts } from './operatorAccounts';
import { Plane } from './Plane';
import { writeKubeconfig } from './writeKubeconfig';

/** @public */
export interface StartPlaneOptions {
  /** Where the plane keeps everything; what is there from an earlier run is used again. */
  directory: string;
  logger?: Logger;
  /** Directory with `etcd` and `kube-apiserver`, instead of looking for them. */
  binaries?: string;
  /** Told, line by line, what takes long: a download, a build. */
  onProgress?: (line: string) => void;
  /**
   * For planes that are thrown away: the disk is not waited for, and processes are killed instead of asked to end.
   */
  disposable?: boolean;
  /** In which version Cluster API's kinds are served; v1beta1 when left out. */
  clusterApi?: ClusterApiVersion | 'none';
  /** Whether there are BYOH's kinds, which somebody else's O-Cloud does not have; by default there are. */
  byoh?: boolean;
  /** Where the API server listens: an address of this machine; loopback when left out. */
  address?: string;
  /** More arguments for the API server. */
  apiServerArgs?: string[];
  /** The one version that the built-in ClusterTemplates offer, instead of all of theirs. */
  kubernetesVersion?: string;
  /** The name of an O-Cloud that is no management plane: it has nothing of FOCOM but the account that FOCOM comes as. */
  oCloud?: string;
}

/** @public */
export type ClusterApiVersion = keyof typeof clusterApiDefinitions;

/**
 * Starts etcd and kube-apiserver and puts on them the custom resources of this project, of Cluster API and of BYOH, and
 * the built-in ClusterTemplates. A running plane's directory is taken over: its processes are ended first.
 *
 * @public
 */
export async function startPlane(options: StartPlaneOptions): Promise<Plane> {
  const {
    logger = pino({ enabled: false }),
    binaries: binariesDirectory,
    disposable = false,
    clusterApi = 'v1beta1',
    byoh = true,
    address,
    apiServerArgs,
    kubernetesVersion,
    oCloud,
    onProgress = line => logger.info(line),
  } = options;
  const directory = resolve(options.directory);
  await markDirectory(directory);
  const binaries = await findBinaries({
    directory: binariesDirectory,
    onProgress,
  });
  const definitions = await loadAdapted(
    [
      ...(clusterApi === 'none' ? [] : [clusterApiDefinitions[clusterApi]]),
      ...(byoh ? [byohDefinitions] : []),
    ],
    onProgress,
  );
  const plane = await EmbeddedPlane.start({
    directory,
    binaries,
    disposable,
    address,
    apiServerArgs,
    name: oCloud ? `o2ims-lab-${oCloud}` : 'o2ims-lab',
  });
  const role = oCloud ? 'o-cloud' : 'management';
  try {
    await installResources({
      client: plane.client,
      definitions,
      role,
      kubernetesVersion,
      onProgress,
    });
    await writeKubeconfig(join(directory, 'kubeconfig'), plane.adminKubeconfig);
    await installOperatorAccounts(plane, role);
  } catch (error) {
    await plane.stop();
    throw error;
  }
  logger.info({ server: plane.server, directory }, 'management plane is ready');
  return plane;
}

/**
 * Puts Cluster API's kinds on a plane that was started without them, and waits until they can be used.
 *
 * @public
 */
export async function installClusterApi(
  plane: Plane,
  version: ClusterApiVersion,
): Promise<void> {
  await installDefinitions(
    plane.client,
    await loadAdapted([clusterApiDefinitions[version]]),
  );
}

async function loadAdapted(
  sources: DefinitionSource[],
  onProgress?: (line: string) => void,
): Promise<CustomResourceDefinition[]> {
  const definitions = await Promise.all(
    sources.map(source =>
      loadDefinitions(source, { cache: cacheDirectory(), onProgress }),
    ),
  );
  return definitions.flat().map(definition => adaptDefinition(definition));
}
