import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { Browser, LaunchOptions } from 'playwright-core';
import { chromium } from 'playwright-core';
import { installPackage } from './installPackage';

const commands = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];

function findInstalled(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command))).find(existsSync);
}

/** Fonts for a machine that has none, so that screenshots are the same everywhere. */
const fontsConfig = (...folders: readonly string[]) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  ${folders.map((folder) => `<dir>${folder}</dir>`).join('')}
  <cachedir prefix="xdg">weight-schedules-fonts</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;

async function unpackChromium(folder: string): Promise<void> {
  const unpack = async (name: string, target: string, mode?: number) => {
    await pipeline(
      createReadStream(join(folder, 'bin', name)),
      createBrotliDecompress(),
      createWriteStream(join(folder, target), { mode }),
    );
  };
  const untar = async (name: string) => {
    await unpack(`${name}.tar.br`, `${name}.tar`);
    const { status } = spawnSync('tar', ['-xf', `${name}.tar`], { cwd: folder, stdio: 'inherit' });
    if (status !== 0) throw new Error(`Could not unpack ${name}.tar`);
  };
  await Promise.all([unpack('chromium.br', 'chromium', 0o755), untar('al2023'), untar('fonts'), untar('swiftshader')]);
}

/** Chromium out of an npm package, with the libraries and fonts that a bare Linux machine lacks. */
async function getCarried(): Promise<LaunchOptions> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('No Chrome, Chromium or Edge was found: please install one.');
  const [folder, fonts] = await Promise.all([
    installPackage('@sparticuz/chromium@153.0.0', unpackChromium),
    installPackage('dejavu-fonts-ttf@2.37.3'),
  ]);
  const config = join(dirname(folder), 'fonts.conf');
  const wanted = fontsConfig(join(folder, 'fonts'), join(fonts, 'ttf'));
  // Another browser may be reading it.
  if (!existsSync(config) || readFileSync(config, 'utf8') !== wanted) await writeFile(config, wanted);
  const libraries = [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: config },
  };
}

/** How to start a browser of the Chromium family: an installed one, or else one that is fetched now. */
export async function findBrowser(): Promise<LaunchOptions> {
  const installed = findInstalled();
  if (installed) return { executablePath: installed };
  if (process.platform === 'linux') return getCarried();
  for (const channel of ['chrome', 'msedge']) {
    const browser = await chromium.launch({ channel }).catch(() => undefined);
    await browser?.close();
    if (browser) return { channel };
  }
  return getCarried();
}

/** Starts that browser, headless, with the scroll bars that a user has or, as they would be in the way of what is compared, without. */
export async function launchBrowser({ hasScrollbars = false } = {}): Promise<Browser> {
  return chromium.launch({
    ...(await findBrowser()),
    args: ['--disable-background-networking', '--disable-component-update'],
    ...(hasScrollbars && { ignoreDefaultArgs: ['--hide-scrollbars'] }),
  });
}
