import assert from 'node:assert/strict';
import { canvasInk, hoverAt, openFile, panelFrame, runCommand, waitUntil } from './driver';
import { openWorkbench } from './openWorkbench';

describe('in a web worker, as on vscode.dev', () => {
  for (const version of ['newest', 'floor'] as const) {
    it(`the extension hovers and draws in the ${version} VS Code`, async () => {
      const { page, errors, requests, close } = await openWorkbench({ version, webWorker: true });
      try {
        await openFile(page, 'vae.yaml');
        assert.match(await (await hoverAt(page, 'cosine')).innerText(), /loss\.kl_weight/);
        await runCommand(page, 'Preview weight schedule');
        await waitUntil('the curves are drawn', async () => (await canvasInk(panelFrame(page))) > 0.005);
        // Only a worker of the browser asks for the extension's code; in Node it is read from the disk.
        assert.ok(requests.some((url) => url.includes('dist%2Fextension.js')));
        assert.deepEqual(errors, []);
      } finally {
        await close();
      }
    });
  }
});
