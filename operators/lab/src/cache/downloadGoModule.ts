import { mkdir } from 'node:fs/promises';
import { GoModule } from '../binaries/versions';
import { runGo } from './runGo';

/** Where the Go command has put a module. */
export interface DownloadedModule {
  /** Its source tree; read-only. */
  directory: string;
  /** Its go.mod. */
  goMod: string;
}

/** Has Go download a module, which checks it against the checksum database, and checks it against our own pin. */
export async function downloadGoModule(
  module: GoModule,
  options: { workDirectory: string },
): Promise<DownloadedModule> {
  const { path, version, sum } = module;
  await mkdir(options.workDirectory, { recursive: true });
  const answer = JSON.parse(
    await runGo(['mod', 'download', '-json', `${path}@${version}`], {
      directory: options.workDirectory,
    }),
  ) as { Dir: string; GoMod: string; Sum: string };
  if (answer.Sum !== sum) {
    throw new Error(
      `Go module ${path}@${version} is not what was expected: its sum is ${answer.Sum} instead of ${sum}`,
    );
  }
  return { directory: answer.Dir, goMod: answer.GoMod };
}
