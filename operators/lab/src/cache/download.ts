import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReadableStream } from 'node:stream/web';

/** Somebody without the network should not wait for it. */
const CONNECT_TIMEOUT_MS = 5_000;
const STALL_TIMEOUT_MS = 30_000;
const MEBIBYTE = 1024 * 1024;
const REPORT_EVERY_MS = 2_000;

/** @see download */
export interface DownloadOptions {
  url: string;
  file: string;
  checksum?: { algorithm: 'sha256' | 'sha512'; hex: string };
  onProgress?: (line: string) => void;
  connectTimeoutMs?: number;
  stallTimeoutMs?: number;
}

/**
 * Downloads to a file that, when it is there, is complete and is what the checksum says. An interrupted download goes on
 * where it was at the next call.
 */
export async function download(options: DownloadOptions): Promise<void> {
  const { url, file, checksum } = options;
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  await receive(options, part);
  if (checksum) {
    const actual = await digestOfFile(part, checksum.algorithm);
    if (actual !== checksum.hex) {
      await rm(part, { force: true });
      throw new Error(
        `${url} is not what was expected: its ${checksum.algorithm} is ${actual} instead of ${checksum.hex}; it was deleted`,
      );
    }
  }
  await rename(part, file);
}

async function receive(options: DownloadOptions, part: string): Promise<void> {
  const {
    url,
    onProgress,
    connectTimeoutMs = CONNECT_TIMEOUT_MS,
    stallTimeoutMs = STALL_TIMEOUT_MS,
  } = options;
  const have = await stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const abort = new AbortController();
  let timer = setTimeout(
    () =>
      abort.abort(new Error(`no answer within ${connectTimeoutMs / 1000} s`)),
    connectTimeoutMs,
  );
  try {
    const response = await fetch(url, {
      signal: abort.signal,
      headers: have > 0 ? { range: `bytes=${have}-` } : {},
    });
    if (response.status === 416) {
      // what we have is all there is, or something else: the checksum knows
      return;
    }
    if (!response.ok || !response.body) {
      throw new Error(`HTTP ${response.status}`);
    }
    const resumed = response.status === 206;
    const length = Number(response.headers.get('content-length')) || undefined;
    const total = length && length + (resumed ? have : 0);
    let received = resumed ? have : 0;
    let reported = Date.now();
    const body = Readable.fromWeb(response.body as ReadableStream);
    body.on('data', (chunk: Buffer) => {
      received += chunk.length;
      clearTimeout(timer);
      timer = setTimeout(
        () =>
          abort.abort(new Error(`nothing came for ${stallTimeoutMs / 1000} s`)),
        stallTimeoutMs,
      );
      if (Date.now() - reported > REPORT_EVERY_MS) {
        reported = Date.now();
        onProgress?.(
          `Downloading ${url}: ${toMebibytes(received)}${
            total ? ` of ${toMebibytes(total)}` : ''
          }`,
        );
      }
    });
    await pipeline(
      body,
      createWriteStream(part, { flags: resumed ? 'a' : 'w' }),
    );
    if (total !== undefined && received !== total) {
      throw new Error(`it ended after ${received} of ${total} bytes`);
    }
  } catch (error) {
    throw new Error(`${url} could not be downloaded: ${reasonOf(error)}`, {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** fetch says only "fetch failed"; what failed is its cause. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: unknown };
  const { message: why, code } = (cause ?? {}) as NodeJS.ErrnoException;
  return why || code || message || String(error);
}

function toMebibytes(bytes: number): string {
  return `${Math.round(bytes / MEBIBYTE)} MiB`;
}

async function digestOfFile(file: string, algorithm: string): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
