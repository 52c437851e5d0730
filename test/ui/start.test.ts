import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { until } from '../fixtures/until';
import { launchBrowser } from '../vscode/browser';
import { removeFolder } from '../vscode/removeFolder';
import type { Server } from '../vscode/serve';
import { serveSamples } from '../vscode/serveSamples';
import { canvasInk, hoverAt, panelFrame, screenshot } from './driver';

describe('npm start in a browser', () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'weight-schedules-')));
  let server: Server | undefined;
  let browser: Browser | undefined;

  after(async () => {
    await browser?.close();
    await server?.stop();
    await removeFolder(home);
  });

  // As it is the second time, with what the first one left in its folder.
  for (const time of ['first', 'second'])
    it(`shows a sample with its preview and a hover, the ${time} time`, async () => {
      const served = await serveSamples(home);
      ({ server } = served);
      browser = await launchBrowser();
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(served.address);
      await page.locator('.tab', { hasText: 'vae.yaml' }).first().waitFor({ timeout: 120_000 });
      await until(
        'the curves are drawn',
        () => canvasInk(panelFrame(page)),
        (share) => share > 0.005,
      );
      await hoverAt(page, 'schedule(cosine', /Rises from 0 to 0\.5 by step 20,000, 20 % of the run/);
      await screenshot(page, `start-${time}`);
      await browser.close();
      await server.stop();
    });
});
