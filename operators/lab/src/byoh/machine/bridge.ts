import { runCommand } from '../../processes/runCommand';
import { hostNetwork } from '../hostNetwork';

const { bridge, gateway, prefixLength } = hostNetwork;

const RULE = [
  '--in-interface',
  bridge,
  '--out-interface',
  bridge,
  '--jump',
  'ACCEPT',
];

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

/**
 * Lets hosts reach each other where the machine's firewall would not: with br_netfilter it looks at what a bridge
 * forwards too, and Docker has it drop what no rule is about. Where it drops nothing it is left alone.
 */
export async function openFirewall(): Promise<void> {
  const { stdout } = await listForwardRules();
  if (!['', '-P FORWARD ACCEPT'].includes(stdout.trim())) {
    await runCommand('iptables', ['--insert', 'FORWARD', ...RULE]);
  }
}

/** Takes our rule out again. */
export async function closeFirewall(): Promise<void> {
  while ((await listForwardRules()).stdout.includes(bridge)) {
    await runCommand('iptables', ['--delete', 'FORWARD', ...RULE]);
  }
}

async function listForwardRules() {
  return runCommand('iptables', ['--list-rules', 'FORWARD'], {
    tolerate: true,
  });
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
