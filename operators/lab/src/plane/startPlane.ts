import { join, resolve } from 'node:path';
import { Logger, pino } from 'pino';
import { findBinaries } from '../binaries/findBinaries';
import { byoh, clusterApi, DefinitionSource } from '../binaries/versions';
import { cacheDirectory } from '../cache/cacheDirectory';
import { adaptDefinition } from '../crds/adaptDefinition';
import { CustomResourceDefinition } from '../crds/CustomResourceDefinition';
import { loadDefinitions } from '../crds/loadDefinitions';
import { EmbeddedPlane } from './EmbeddedPlane';
import { installDefinitions, installResources } from './installResources';
import { markDirectory } from './markDirectory';
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
}

/** @public */
export type ClusterApiVersion = keyof typeof clusterApi;

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
    clusterApi: clusterApiVersion = 'v1beta1',
    onProgress = line => logger.info(line),
  } = options;
  const directory = resolve(options.directory);
  await markDirectory(directory);
  const binaries = await findBinaries({
    directory: binariesDirectory,
    onProgress,
  });
  const definitions = await loadAdapted(
    clusterApiVersion === 'none'
      ? [byoh]
      : [clusterApi[clusterApiVersion], byoh],
    onProgress,
  );
  const plane = await EmbeddedPlane.start({ directory, binaries, disposable });
  try {
    await installResources({
      client: plane.client,
      definitions,
      onProgress,
    });
    await writeKubeconfig(join(directory, 'kubeconfig'), plane.adminKubeconfig);
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
    await loadAdapted([clusterApi[version]]),
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
  return definitions.flat().map(adaptDefinition);
}
