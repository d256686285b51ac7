import { createServer } from 'node:net';
import { freePort } from './freePort';

describe('freePort', () => {
  it('prefers the port that was asked for', async () => {
    const port = await freePort();
    await expect(freePort(port)).resolves.toBe(port);
  });

  it('takes another when that one is taken', async () => {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>(resolve => {
      server.listen(port, '127.0.0.1', resolve);
    });
    const other = await freePort(port);
    expect(other).not.toBe(port);
    expect(other).toBeGreaterThan(0);
    await new Promise(resolve => {
      server.close(resolve);
    });
  });
});
