// Ports of this machine.
import { createServer } from 'node:net';

const tryListen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const { port: actual } = server.address();
      server.close(() => resolve(actual));
    });
  });

/** Whether nobody listens on a port, on any of the machine's addresses. */
export async function isPortFree(port) {
  for (const host of ['::', '0.0.0.0', '127.0.0.1']) {
    try {
      await tryListen(port, host);
    } catch (error) {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') {
        return false;
      }
    }
  }
  return true;
}

export function findFreePort() {
  return tryListen(0, '127.0.0.1');
}
