import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const LOOPBACK = '127.0.0.1';
/**
 * Below what Linux and macOS give to outgoing connections: any of those could take the port between our look and the
 * moment at which the one that it is for listens there.
 */
const FIRST = 20_000;
const LAST = 32_000;
const ATTEMPTS = 100;

/** A TCP port that nobody listens on, of loopback unless told otherwise: `preferred` when it is free, else any. */
export async function freePort(
  preferred?: number,
  address: string = LOOPBACK,
): Promise<number> {
  if (preferred !== undefined && (await isFree(preferred, address))) {
    return preferred;
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port, address)) {
      return port;
    }
  }
  throw new Error(
    `No port from ${FIRST} to ${LAST} of ${address} could be opened`,
  );
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
