import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { goBuild } from '../binaries/buildInModule';
import { byoh } from '../binaries/versions';
import { Component } from './Component';
import { withModuleSource } from './withModuleSource';

/** BYOH: its manager, the agent that every host runs, and its manifests. */
export const byohComponent: Component = {
  name: `byoh-${byoh.version}`,
  summary: `Building BYOH ${byoh.version} with Go (some minutes, once)`,
  contents: ['manager', 'byoh-hostagent', 'config'],
  async make(directory, onProgress) {
    await withModuleSource(byoh, directory, async source => {
      for (const [main, name] of [
        ['.', 'manager'],
        ['./agent', 'byoh-hostagent'],
      ]) {
        onProgress(`Compiling BYOH's ${name}`);
        await goBuild(source, { main, output: join(directory, name) });
      }
      await cp(join(source, 'config'), join(directory, 'config'), {
        recursive: true,
      });
    });
  },
};
