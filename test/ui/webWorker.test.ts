import assert from 'node:assert/strict';
import { until } from '../fixtures/until';
import { canvasInk, hoverAt, openFile, panelFrame, runCommand } from './driver';
import { useWorkbench } from './useWorkbench';

describe('in a web worker, as on vscode.dev', () => {
  for (const version of ['newest', 'floor'] as const) {
    describe(`of the ${version} VS Code`, () => {
      const workbench = useWorkbench({ version, webWorker: true });

      it('the extension hovers and draws', async () => {
        const { page, requests, errors } = workbench();
        await openFile(page, 'vae.yaml');
        await hoverAt(page, 'cosine', 'loss.kl_weight');
        await runCommand(page, 'Preview weight schedule');
        await until(
          'the curves are drawn',
          () => canvasInk(panelFrame(page)),
          (share) => share > 0.005,
        );
        // Only a worker of the browser asks for the extension's code; in Node it is read from the disk.
        assert.ok(requests.some((url) => url.includes('dist%2Fweb%2Fextension.js')));
        assert.deepEqual(errors, []);
      });
    });
  }
});
