import assert from 'node:assert/strict';
import { editorText, openFile, screenshot } from './driver';
import type { ThemeKind } from './openWorkbench';
import { openWorkbench, themes } from './openWorkbench';

describe('the workbench', () => {
  for (const theme of Object.keys(themes) as ThemeKind[]) {
    it(`opens a file in the ${theme} theme`, async () => {
      const { page, errors, close } = await openWorkbench({ theme });
      try {
        await openFile(page, 'vae.yaml');
        assert.match(await editorText(page), /kl_weight: schedule\(cosine, 0\.5, 10000\)/);
        await screenshot(page, `workbench-${theme}`);
        assert.deepEqual(errors, []);
      } finally {
        await close();
      }
    });
  }
});
