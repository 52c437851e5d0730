import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../vscode/browser';
import { keepEvidence } from './evidence';
import { PreviewPage, type PreviewPageOptions } from './webviewPage';

/**
 * Gives a suite preview pages: what is returned opens one, in a browser of the suite, with other defaults than the usual ones. After each
 * test they are closed and must not have complained; of a test that fails, their pictures are kept.
 */
export function usePreviewPages(defaults: PreviewPageOptions = {}): (options?: PreviewPageOptions) => Promise<PreviewPage> {
  let browser: Browser | undefined;
  let opened: PreviewPage[] = [];

  afterEach(async function () {
    const contexts = browser?.contexts() ?? [];
    const complaints = opened.flatMap((preview) => preview.complaints);
    opened = [];
    if (this.currentTest?.state === 'failed')
      await keepEvidence(
        this.currentTest.fullTitle(),
        contexts.flatMap((context) => context.pages()),
      );
    await Promise.all(contexts.map((context) => context.close()));
    assert.deepEqual(complaints, [], 'errors, or violations of the policy');
  });

  after(async () => browser?.close());

  return async (options) => {
    // The first test starts it, and one whose predecessor has made it crash.
    if (!browser?.isConnected()) browser = await launchBrowser();
    const preview = await PreviewPage.open(browser, { ...defaults, ...options });
    opened.push(preview);
    return preview;
  };
}
