// Whether this machine could have real hosts at all; what else they need, the lab says itself.
import { spawnSync } from 'node:child_process';

/** Why not, or undefined. */
export function whyNoRealHosts() {
  if (process.platform !== 'linux') {
    return `real hosts are made of Linux namespaces, and this is ${process.platform}`;
  }
  if (process.getuid() !== 0) {
    return 'real hosts need root: run it with sudo -E';
  }
  if (spawnSync('go', ['version']).status !== 0) {
    return "real hosts need Go, to build Cluster API's and BYOH's controllers";
  }
  return undefined;
}
