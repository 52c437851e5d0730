import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from './root';

/** Runs `npm install` in a folder without running any install script; throws with npm's output when it fails. */
export async function npmInstall(folder: string, ...packages: readonly string[]): Promise<void> {
  const flags = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = spawn('npm', ['install', '--prefix', folder, ...flags, ...packages], {
    cwd: folder,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  npm.stdout.on('data', (data) => (output += String(data)));
  npm.stderr.on('data', (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve, reject) => npm.on('error', reject).on('close', resolve));
  if (code !== 0) throw new Error(`npm install ${packages.join(' ')} failed:\n${output}`);
}

/**
 * Puts an npm package such as `name@1.2.3` into the cache, once, and returns its folder. `finish` completes a package before it counts as
 * there, so that an interrupted or concurrent run never leaves a half-made one behind.
 */
export async function installPackage(spec: string, finish: (folder: string) => Promise<void> = () => Promise.resolve()): Promise<string> {
  const home = join(cache, spec.replace(/^@/, '').replace(/[@/]/g, '-'));
  const name = spec.slice(0, spec.lastIndexOf('@'));
  if (!existsSync(home)) {
    console.log(`Fetching ${spec} ...`);
    await mkdir(cache, { recursive: true });
    const unfinished = await mkdtemp(join(cache, 'unfinished-'));
    try {
      await writeFile(join(unfinished, 'package.json'), '{ "private": true }');
      await npmInstall(unfinished, spec);
      await finish(join(unfinished, 'node_modules', name));
      await rename(unfinished, home);
    } catch (error) {
      await rm(unfinished, { recursive: true, force: true });
      // Another run may have been faster.
      if (!existsSync(home)) throw error;
    }
  }
  return join(home, 'node_modules', name);
}
