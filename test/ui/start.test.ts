import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { until } from '../fixtures/until';
import { launchBrowser } from '../vscode/browser';
import { removeFolder } from '../vscode/removeFolder';
import type { Server } from '../vscode/serve';
import { serveSamples } from '../vscode/serveSamples';
import { isFree, shortAddress } from '../vscode/shortAddress';
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

  it('has a short address that is the same each time, while its port is free', async () => {
    const long = `http://127.0.0.1:9/?folder=${'x'.repeat(200)}`;
    const port = await freePort();
    const first = await shortAddress(long, port);
    assert.equal(first.address, `http://127.0.0.1:${port}`);
    const { status, headers } = await fetch(first.address, { redirect: 'manual' });
    assert.deepEqual([status, headers.get('location')], [302, long]);
    assert.equal((await shortAddress(long, port)).address, long);
    first.stop();
    await until('the port is free again', () => isFree(port), Boolean);
    const again = await shortAddress(long, port);
    assert.equal(again.address, first.address);
    again.stop();
  });
});

/** A port of this machine on which nothing listens. */
async function freePort(): Promise<number> {
  for (let port = 18123; ; port++) if (await isFree(port)) return port;
}
