import { realpath } from 'node:fs/promises';
import { runCommand } from '../../processes/runCommand';

/** The shared libraries that a program loads: where it looks for each -> where that is on this machine. */
export async function librariesOf(
  program: string,
): Promise<Record<string, string>> {
  // exits with 1 for a static program
  const { stdout } = await runCommand('ldd', [program], { tolerate: true });
  const paths = [...stdout.matchAll(/(\/\S+) \(0x/g)].map(match => match[1]);
  return Object.fromEntries(
    await Promise.all(
      paths.map(async path => [path, await realpath(path)] as const),
    ),
  );
}
