import { unwatchFile, watchFile } from 'node:fs';
import { createHash } from 'node:crypto';
import {
  access,
  mkdtemp,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import {
  createServer,
  IncomingMessage,
  Server,
  ServerResponse,
} from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { download } from './download';

const CONTENT = Buffer.from('kubernetes '.repeat(10_000));
const checksum = {
  algorithm: 'sha256' as const,
  hex: createHash('sha256').update(CONTENT).digest('hex'),
};

describe('download', () => {
  let directory: string;
  let file: string;
  let server: Server;
  let url: string;
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  let ranges: (string | undefined)[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'o2ims-download-'));
    file = join(directory, 'archive');
    ranges = [];
    server = createServer((request, response) => {
      ranges.push(request.headers.range);
      answer(request, response);
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
    await rm(directory, { recursive: true, force: true });
  });

  it('puts the file there when it is what was expected', async () => {
    answer = (_, response) => response.end(CONTENT);
    await download({ url, file, checksum });
    await expect(readFile(file)).resolves.toEqual(CONTENT);
  });

  it('refuses and forgets what has another checksum', async () => {
    answer = (_, response) => response.end('something else');
    await expect(download({ url, file, checksum })).rejects.toThrow(
      /is not what was expected: its sha256 is [0-9a-f]+ instead of/,
    );
    await expect(access(file)).rejects.toThrow('ENOENT');
    await expect(access(`${file}.part`)).rejects.toThrow('ENOENT');
  });

  it('refuses what ends too early, and goes on from there the next time', async () => {
    const half = CONTENT.length / 2;
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, half));
      // not before some of it has been kept
      const watch = watchFile(`${file}.part`, { interval: 20 }, ({ size }) => {
        if (size > 0) {
          unwatchFile(`${file}.part`);
          response.destroy();
        }
      });
      watch.unref();
    };
    await expect(download({ url, file, checksum })).rejects.toThrow(
      'could not be downloaded',
    );
    await expect(access(file)).rejects.toThrow('ENOENT');
    const { size } = await stat(`${file}.part`);
    expect(size).toBeGreaterThan(0);

    answer = (_, response) => {
      response.writeHead(206);
      response.end(CONTENT.subarray(size));
    };
    await download({ url, file, checksum });
    expect(ranges).toEqual([undefined, `bytes=${size}-`]);
    await expect(readFile(file)).resolves.toEqual(CONTENT);
  });

  it('begins anew where the server does not resume', async () => {
    await writeFile(`${file}.part`, 'the beginning of something');
    answer = (_, response) => response.end(CONTENT);
    await download({ url, file, checksum });
    await expect(readFile(file)).resolves.toEqual(CONTENT);
  });

  it('takes what is complete already', async () => {
    await writeFile(`${file}.part`, CONTENT);
    answer = (_, response) => {
      response.writeHead(416);
      response.end();
    };
    await download({ url, file, checksum });
    await expect(readFile(file)).resolves.toEqual(CONTENT);
  });

  it('gives up on a server that does not answer', async () => {
    answer = () => undefined;
    await expect(download({ url, file, connectTimeoutMs: 50 })).rejects.toThrow(
      `${url} could not be downloaded: no answer within 0.05 s`,
    );
  });

  it('gives up on a server that stops sending', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 10));
    };
    await expect(download({ url, file, stallTimeoutMs: 50 })).rejects.toThrow(
      'nothing came for 0.05 s',
    );
  });

  it("passes the server's refusal on", async () => {
    answer = (_, response) => {
      response.writeHead(404);
      response.end();
    };
    await expect(download({ url, file })).rejects.toThrow(
      `${url} could not be downloaded: HTTP 404`,
    );
  });

  it('says why there is no connection', async () => {
    await expect(
      download({ url: 'http://127.0.0.1:1/archive', file }),
    ).rejects.toThrow(/could not be downloaded: .*(ECONNREFUSED|bad port)/);
  });
});
