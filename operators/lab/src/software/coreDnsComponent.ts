import { join } from 'node:path';
import { buildInModule } from '../binaries/buildInModule';
import { coreDns } from '../binaries/versions';
import { downloadGoModule } from '../cache/downloadGoModule';
import { Component } from './Component';

/** What the configuration that kubeadm writes uses, in CoreDNS' own order: directive and package. */
const PLUGINS = {
  reload: 'reload',
  prometheus: 'metrics',
  errors: 'errors',
  health: 'health',
  ready: 'ready',
  loadbalance: 'loadbalance',
  cache: 'cache',
  loop: 'loop',
  kubernetes: 'kubernetes',
  forward: 'forward',
};

/** CoreDNS with few of its plugins: all of them drag in the libraries of every cloud. */
export const coreDnsComponent: Component = {
  name: `coredns-${coreDns.version}`,
  summary: `Building CoreDNS ${coreDns.version} with Go (a minute, once)`,
  contents: ['coredns'],
  async make(directory) {
    const work = join(directory, 'source');
    await downloadGoModule(coreDns, { workDirectory: work });
    await buildInModule({
      directory: work,
      goMod: [
        'module lab/coredns',
        'go 1.23.0',
        `require ${coreDns.path} ${coreDns.version}`,
      ],
      files: { 'main.go': renderMain() },
      programs: [{ main: '.', output: join(directory, 'coredns') }],
    });
  },
};

function renderMain(): string {
  const plugins = Object.values(PLUGINS).map(
    name => `\t_ "${coreDns.path}/plugin/${name}"`,
  );
  const directives = Object.keys(PLUGINS).map(name => `\t\t"${name}",`);
  return `package main

import (
	"${coreDns.path}/core/dnsserver"
	"${coreDns.path}/coremain"
${plugins.join('\n')}
)

func main() {
	dnsserver.Directives = []string{
${directives.join('\n')}
	}
	coremain.Run()
}
`;
}
