import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  findCondition,
  FocomProvisioningRequest,
  OCloud,
  resourceTypes,
  TemplateInfo,
} from '@o2ims-portal/api';
import { KubernetesClient } from '@o2ims-portal/kubernetes-client';
import { startPlane } from '@o2ims-portal/lab';
import { OperatorProcess } from '../operators/OperatorProcess';
import { Cleanups } from '../plane/Cleanups';
import { registerHosts } from '../plane/registerHosts';
import { StateWatch } from '../plane/StateWatch';
import { VirtualOClouds } from '../proxy/VirtualOClouds';
import { FocomOptions } from './FocomOptions';
import { OCloudPlayer } from './OCloudPlayer';
import { registerOClouds } from './registerOClouds';

export const namespace = 'default';

/** On every O-Cloud. */
const HOSTS = 20;
const TEMPLATE = 'byoh-workload-cluster-v1.0.0';

/** All that a measurement of FOCOM takes: its plane, the plane that O-Clouds share, the proxy before that, and FOCOM. */
export interface FocomStage {
  focom: OperatorProcess;
  /** Of the plane that FOCOM runs on, as its users. */
  client: KubernetesClient;
  names: readonly string[];
  oClouds: VirtualOClouds;
  player: OCloudPlayer;
  requests: StateWatch<FocomProvisioningRequest>;
  /** From FOCOM's start until it could use all O-Clouds, in milliseconds. */
  connected: number;
}

async function makeDirectory(
  directory: string | undefined,
  cleanups: Cleanups,
): Promise<string> {
  if (directory) {
    await mkdir(directory, { recursive: true });
    return path.resolve(directory);
  }
  const temporary = await mkdtemp(path.join(tmpdir(), 'o2ims-bench-'));
  cleanups.add(() => rm(temporary, { recursive: true, force: true }));
  return temporary;
}

/** Sets everything up, until FOCOM can use all O-Clouds and offers what they have. */
export async function setUpFocom(options: {
  options: FocomOptions;
  cleanups: Cleanups;
  say: (text: string) => void;
}): Promise<FocomStage> {
  const { cleanups, say } = options;
  const { oClouds: count, directory: given, profile } = options.options;
  const directory = await makeDirectory(given, cleanups);
  const onError = (error: Error) => say(`! ${error.message}`);

  say('Starting two management planes, for FOCOM and for the O-Clouds');
  const [home, shared] = await Promise.all(
    ['home', 'o-clouds'].map(name =>
      startPlane({
        directory: path.join(directory, name),
        clusterApi: 'none',
        // one disk for all O-Clouds would be the measurement's fault, not FOCOM's
        disposable: name !== 'home',
      }),
    ),
  );
  cleanups.add(() => Promise.all([home.stop(), shared.stop()]));
  await registerHosts({ client: shared.client, count: HOSTS });
  const names = Array.from({ length: count }, (_, i) => `west-${i + 1}`);
  const oClouds = await VirtualOClouds.start({
    names,
    kubeconfig: shared.kubeconfig,
  });
  cleanups.add(() => oClouds.stop());

  say(`Starting FOCOM with ${count} O-Clouds, virtual ones on one API server`);
  const { client } = home;
  await registerOClouds({
    client,
    namespace,
    names,
    kubeconfigOf: name => oClouds.kubeconfigOf(name),
  });
  const watch = { client, namespace, onError };
  const states = await StateWatch.start<OCloud>({
    ...watch,
    type: resourceTypes.oCloud,
  });
  const templates = await StateWatch.start<TemplateInfo>({
    ...watch,
    type: resourceTypes.templateInfo,
  });
  // also when FOCOM ends before it is done
  cleanups.add(() => Promise.all([states.stop(), templates.stop()]));
  const begin = performance.now();
  const focom = await OperatorProcess.start({
    name: 'focom',
    kubeconfig: home.operatorKubeconfig('focom-operator'),
    directory,
    profile,
  });
  cleanups.add(() => focom.stop());
  const [connectedAt] = await focom.whileRunning(
    Promise.all([
      states.until(
        names,
        'connected',
        ({ status }) =>
          findCondition(status?.conditions, 'Reachable')?.status === 'True',
      ),
      templates.until([TEMPLATE], 'offered', () => true),
    ]),
  );
  await Promise.all([states.stop(), templates.stop()]);

  const requests = await StateWatch.start<FocomProvisioningRequest>({
    ...watch,
    type: resourceTypes.focomProvisioningRequest,
  });
  cleanups.add(() => requests.stop());
  return {
    focom,
    client,
    names,
    oClouds,
    player: OCloudPlayer.create({ client: shared.client }),
    requests,
    connected: connectedAt - begin,
  };
}
