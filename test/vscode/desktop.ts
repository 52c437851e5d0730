import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache } from './root';
import type { VSCodeVersion } from './versions';
import { versions } from './versions';

const idleTimeout = 10_000;

/** The program of a desktop VS Code: the one that VSCODE_EXECUTABLE names, or a downloaded one; undefined where neither can be had. */
export async function getDesktop(version: VSCodeVersion): Promise<string | undefined> {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named && version === 'newest') return named;
  const hasScreen = process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  if (!hasScreen) return undefined;
  try {
    return await downloadAndUnzipVSCode({ version: versions[version].desktop, cachePath: cache, timeout: idleTimeout });
  } catch (error) {
    console.log(`No desktop VS Code (${error instanceof Error ? error.message : String(error)}): using the VS Code server.`);
    return undefined;
  }
}
