// A host on which `kubeadm reset` takes as long as somebody wants it to.
import { inHost } from './lab.mjs';

const KUBEADM = '/opt/lab/bin/kubeadm';
const REAL = '/run/real-kubeadm';
const SLOW = '/run/slow-kubeadm';
const GO_ON = '/run/reset-may-go-on';
const SCRIPT = `#!/bin/bash
[ "$1" != reset ] || until [ -e ${GO_ON} ]; do sleep .2; done
exec ${REAL} "$@"
`;

/** Holds up the next reset of a host; resolves to a function that lets it go on. */
export async function slowReset(name) {
  const run = script => inHost(name, 'bash', '-ec', script);
  await run(
    `touch ${REAL} && mount --bind ${KUBEADM} ${REAL}
    echo ${Buffer.from(SCRIPT).toString(
      'base64',
    )} | base64 -d > ${SLOW} && chmod +x ${SLOW}
    mount --bind ${SLOW} ${KUBEADM}`,
  );
  // the real one stays where it is: the script is about to become it
  return () => run(`touch ${GO_ON}; umount --lazy ${KUBEADM}`);
}
