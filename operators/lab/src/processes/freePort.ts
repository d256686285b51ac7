import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A TCP port of the loopback interface that nobody listens on: `preferred` when it is free, else any. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined) {
    try {
      return await probe(preferred);
    } catch {
      // taken by somebody else since we last had it
    }
  }
  return probe(0);
}

function probe(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error(`No port could be opened on ${LOOPBACK}`)),
      );
    });
  });
}
