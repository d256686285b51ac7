import { runCommand } from '../../processes/runCommand';
import { hostNetwork } from '../hostNetwork';

const { bridge, gateway, prefixLength } = hostNetwork;

/** Makes the bridge that all hosts are connected to. */
export async function makeBridge(): Promise<void> {
  await runCommand('ip', ['link', 'add', bridge, 'type', 'bridge']);
  await runCommand('ip', [
    'address',
    'add',
    `${gateway}/${prefixLength}`,
    'dev',
    bridge,
  ]);
  await runCommand('ip', ['link', 'set', bridge, 'up']);
}

/** Removes it, and this machine's ends of the hosts' cables; those go with the hosts, but some time after. */
export async function removeBridge(): Promise<void> {
  const { stdout } = await runCommand('ip', ['-json', 'link', 'show']);
  const links = JSON.parse(stdout) as { ifname?: string; master?: string }[];
  const ours = links.filter(
    ({ ifname, master }) => ifname === bridge || master === bridge,
  );
  for (const { ifname } of ours) {
    // may be gone meanwhile
    await runCommand('ip', ['link', 'delete', ifname!], { tolerate: true });
  }
}
