// Runs the integration tests inside a real VS Code: `main.js [newest|floor] [VSIX]`, from the repository's folder or from a packaged extension.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { getVSCode } from '../vscode/getVSCode';
import { root } from '../vscode/root';
import type { VSCodeVersion } from '../vscode/versions';

/** Installs a packaged extension as a user would, from the file. */
function install(cli: string, vsix: string, profile: readonly string[]): void {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(cli, [...profile, '--install-extension', vsix], { encoding: 'utf8', shell });
  if (status !== 0) throw new Error(`${vsix} could not be installed:\n${stdout}${stderr}`);
}

async function main(version: VSCodeVersion, vsix: string | undefined): Promise<void> {
  const home = join(root, 'test-results', `${vsix ? 'vsix' : 'integration'}-${version}`);
  rmSync(home, { recursive: true, force: true });
  const profile = [`--user-data-dir=${join(home, 'data')}`, `--extensions-dir=${join(home, 'extensions')}`];
  const { editor, cli } = await getVSCode(version);
  if (vsix) install(cli, vsix, profile);
  await runTests({
    vscodeExecutablePath: editor,
    // Tests need an extension under development; where the packaged one is meant, it is an empty one.
    extensionDevelopmentPath: vsix ? join(root, 'test', 'fixtures', 'emptyExtension') : root,
    extensionTestsPath: join(root, 'out', 'test', 'integration', 'index.js'),
    launchArgs: [join(root, 'test', 'fixtures', 'workspace'), ...profile],
    ...(vsix && { extensionTestsEnv: { WEIGHT_SCHEDULES_VSIX: vsix } }),
  });
}

const [version = 'newest', vsix] = process.argv.slice(2);
main(version as VSCodeVersion, vsix && resolve(vsix)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
