import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { getDesktop } from './desktop';
import { cache, root } from './root';
import type { VSCodeVersion } from './versions';

/** Two programs of one VS Code: the editor, and the command line that installs extensions into it. */
export interface VSCodePrograms {
  readonly editor: string;
  readonly cli: string;
}

/**
 * Programs that take desktop VS Code's flags for extension tests (`vscodeExecutablePath` of @vscode/test-electron): desktop VS Code where
 * it can be had, else a script that runs launch.ts.
 */
export async function getVSCode(version: VSCodeVersion): Promise<VSCodePrograms> {
  const desktop = await getDesktop(version);
  if (desktop) return { editor: desktop, cli: resolveCliPathFromVSCodeExecutablePath(desktop) };
  const program = join(cache, `code-${version}`);
  const launcher = join(root, 'out', 'test', 'vscode', 'launch.js');
  await mkdir(cache, { recursive: true });
  await writeFile(program, `#!/bin/sh\nexec "${process.execPath}" "${launcher}" --server-version=${version} "$@"\n`);
  await chmod(program, 0o755);
  return { editor: program, cli: program };
}
