import { buildKubernetes } from '../binaries/buildKubernetes';
import { kubernetes } from '../binaries/versions';
import { Component } from './Component';

const PROGRAM = 'kube-controller-manager';

/**
 * The plane's controller manager, which signs the agents' certificates and collects garbage. The archive that the API
 * server may have come from has none, and what downloads of it there are have a server's archive around them.
 */
export const kubeControllerManagerComponent: Component = {
  name: `${PROGRAM}-${kubernetes.version}`,
  summary: `Building ${PROGRAM} ${kubernetes.version} with Go (some minutes, once)`,
  contents: [PROGRAM],
  make: directory =>
    buildKubernetes({ module: kubernetes, programs: [PROGRAM], directory }),
};
