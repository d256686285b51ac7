import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import {
  annotations,
  ByoHost,
  isHostClaimed,
  resourceTypes,
} from '@o2ims-portal/api';
import { Plane } from '../../plane/Plane';
import { watchUntil } from '../../plane/watchUntil';
import { HostFiles } from './HostFiles';
import { requestBootstrapKubeconfig } from './requestBootstrapKubeconfig';

/** Where hosts are registered. */
export const HOST_NAMESPACE = 'default';

const TIMEOUT_MS = 120_000;
/** Where an agent keeps its own kubeconfig once it has one. */
const AGENT_KUBECONFIG = 'root/.byoh/config';
const BOOTSTRAP_KUBECONFIG = 'root/bootstrap-kubeconfig.conf';

/** Gives the agents of new hosts what they register with. */
export async function admitHosts(
  plane: Plane,
  authority: string,
  hosts: HostFiles[],
): Promise<void> {
  const strangers = hosts.filter(
    host => !existsSync(host.at(AGENT_KUBECONFIG)),
  );
  if (strangers.length === 0) {
    return;
  }
  const kubeconfig = await requestBootstrapKubeconfig(plane.client, {
    server: plane.server,
    authority,
  });
  for (const host of strangers) {
    await writeFile(host.at(BOOTSTRAP_KUBECONFIG), kubeconfig, { mode: 0o600 });
  }
}

/** Waits until the hosts of these names are registered, and known to be clean unless they are in use. */
export async function waitForHosts(
  plane: Plane,
  names: readonly string[],
): Promise<void> {
  const missing = (hosts: ByoHost[]) =>
    names.filter(
      name =>
        !hosts.some(
          host =>
            host.metadata.name === name &&
            (isHostClaimed(host) ||
              host.metadata.annotations?.[annotations.cleanSince]),
        ),
    );
  await watchUntil<ByoHost>(plane.client, resourceTypes.byoHost, {
    namespace: HOST_NAMESPACE,
    what: hosts =>
      `The registration of ${missing(hosts).join(
        ', ',
      )} (\`npm run lab -- logs ${missing(hosts)[0]}\` tells more)`,
    isSo: hosts => missing(hosts).length === 0,
    timeoutMs: TIMEOUT_MS,
  });
}
