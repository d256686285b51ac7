import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runGo } from '../cache/runGo';

/** The build asks for packages outside of the module that is built: let Go note them in our go.mod. */
const GO_ENV = { GOFLAGS: '-mod=mod', CGO_ENABLED: '0', GOWORK: 'off' };

/** A static binary to build: the package, and where it is to be. */
export interface GoProgram {
  main: string;
  output: string;
  linkerFlags?: readonly string[];
  /** The Go to build it with, such as `go1.23.12`, which Go itself gets; the one that is installed when left out. */
  toolchain?: string;
}

/** Builds programs one after the other in a directory with a go.mod. */
export async function goBuild(
  directory: string,
  ...programs: GoProgram[]
): Promise<void> {
  for (const { main, output, linkerFlags = [], toolchain } of programs) {
    await runGo(
      [
        'build',
        '-trimpath',
        '-ldflags',
        ['-s', '-w', ...linkerFlags].join(' '),
        '-o',
        output,
        main,
      ],
      {
        directory,
        env: { ...GO_ENV, ...(toolchain && { GOTOOLCHAIN: toolchain }) },
      },
    );
  }
}

/**
 * Builds programs in a module that is made for it and deleted afterwards: one of a few lines, or one that only says
 * which versions to build a program of another module with.
 */
export async function buildInModule(options: {
  directory: string;
  goMod: string[];
  /** Its other files. */
  files: Record<string, string>;
  programs: GoProgram[];
}): Promise<void> {
  const { directory, goMod, files, programs } = options;
  await mkdir(directory, { recursive: true });
  const all = { ...files, 'go.mod': `${goMod.join('\n')}\n` };
  for (const [name, content] of Object.entries(all)) {
    await writeFile(join(directory, name), content);
  }
  await runGo(['mod', 'tidy'], { directory, env: GO_ENV });
  await goBuild(directory, ...programs);
  await rm(directory, { recursive: true, force: true });
}

/** A file that makes a module need programs of others. */
export function importPrograms(mains: readonly string[]): string {
  const imports = mains.map(main => `\t_ "${main}"\n`);
  return `//go:build tools\n\npackage tools\n\nimport (\n${imports.join(
    '',
  )})\n`;
}
