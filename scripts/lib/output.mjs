// What the scripts say to people: one line a step, with its time, and what to do when it fails.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const tty = process.stdout.isTTY;
const paint = (code, text) => (tty ? `\u001b[${code}m${text}\u001b[0m` : text);

export const bold = text => paint(1, text);
export const dim = text => paint(2, text);
export const green = text => paint(32, text);
export const red = text => paint(31, text);

export function say(text) {
  process.stdout.write(`${text}\n`);
}

export function fail(message) {
  process.stderr.write(`\n${red('✖')} ${message}\n`);
  process.exit(1);
}

const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs a step with its name and time shown; on a terminal the time runs. */
export async function step(title, work) {
  const start = Date.now();
  let timer;
  if (tty) {
    const draw = () =>
      process.stdout.write(`\r${dim('…')} ${title} ${dim(seconds(start))} `);
    draw();
    timer = setInterval(draw, 1000);
  } else {
    say(`… ${title}`);
  }
  try {
    const result = await work();
    clearInterval(timer);
    say(
      `${tty ? '\r\u001b[K' : ''}${green('✔')} ${title} ${dim(seconds(start))}`,
    );
    return result;
  } catch (error) {
    clearInterval(timer);
    say(
      `${tty ? '\r\u001b[K' : ''}${red('✖')} ${title} ${dim(seconds(start))}`,
    );
    throw error;
  }
}

/**
 * Runs a command with its output in a log file; when it fails, the error carries the end of the log and `hint`,
 * which says what to do.
 */
export function runLogged(command, args, options) {
  const { log, hint, ...spawnOptions } = options;
  mkdirSync(path.dirname(log), { recursive: true });
  const stream = createWriteStream(log);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      ...spawnOptions,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.pipe(stream, { end: false });
    child.stderr.pipe(stream, { end: false });
    child.on('error', reject);
    child.on('close', code => {
      stream.end(() => {
        if (code === 0) {
          resolve();
          return;
        }
        const tail = readFileSync(log, 'utf8').trim().split('\n').slice(-25);
        reject(
          new Error(
            `${tail.join('\n')}\n\n${hint ?? ''}\nThe whole log: ${log}`,
          ),
        );
      });
    });
  });
}
