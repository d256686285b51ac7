import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';

/** A TCP port that nobody listens on, of loopback unless told otherwise: `preferred` when it is free, else any. */
export async function freePort(
  preferred?: number,
  address: string = LOOPBACK,
): Promise<number> {
  if (preferred !== undefined) {
    try {
      return await probe(preferred, address);
    } catch {
      // taken by somebody else since we last had it
    }
  }
  return probe(0, address);
}

function probe(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const bound = server.address();
      server.close(() =>
        typeof bound === 'object' && bound
          ? resolve(bound.port)
          : reject(new Error(`No port could be opened on ${host}`)),
      );
    });
  });
}
