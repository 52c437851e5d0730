import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ProbeStep } from '../../src/probeStep';
import { KeptSettings } from '../../src/preview/takeAway/keptSettings';
import { PreviewManager } from '../../src/preview/previewManager';
import { FollowedDocument } from '../../src/preview/text/followedDocument';
import { FakeState, noAnswers } from '../fixtures/answers';
import { drawable } from '../fixtures/foundSchedule';
import { until } from '../fixtures/until';
import { getApi, next, openText } from './helpers';

// It counts what the sources do, with a manager of its own; the packaged extension has no such seam.
const describeSources = process.env.WEIGHT_SCHEDULES_VSIX === undefined ? describe : () => undefined;

describeSources('a hidden preview', () => {
  const changed = new vscode.EventEmitter<void>();
  const probe = new ProbeStep();
  let manager: PreviewManager;
  let followed: FollowedDocument;
  /** How often schedules were asked for, and how many values were computed. */
  let reads = 0;
  let values = 0;

  /** What is asked for and computed within a time after which a preview in sight would have drawn. */
  async function costOf(change: () => void | Promise<void>): Promise<{ readonly reads: number; readonly values: number }> {
    [reads, values] = [0, 0];
    await change();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { reads, values };
  }

  before(async () => {
    await getApi();
    const { extensionUri } = vscode.extensions.getExtension('weight-schedules.weight-schedules')!;
    const found = drawable('kl', 'cosine', 0.5, 1000);
    const schedule = { ...found.schedule!, at: (step: number) => (values++, found.schedule!.at(step)) };
    const get = (document: vscode.TextDocument) => {
      reads++;
      return Promise.resolve({
        version: document.version,
        schedules: [{ ...found, schedule, curves: [{ quantity: 'weight', schedule }] }],
      });
    };
    followed = new FollowedDocument();
    manager = new PreviewManager({
      extensionUri,
      provider: { onDidChange: changed.event, get, read: () => Promise.resolve([]), readAs: () => Promise.resolve([]) },
      probe,
      pictureSettings: new KeptSettings(new FakeState()),
      answers: noAnswers(),
      followed,
    });
  });

  after(async () => {
    manager.dispose();
    followed.dispose();
    probe.dispose();
    changed.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('costs nothing, and is up to date when it is shown again', async () => {
    const editor = await openText('yaml', 'kl: schedule(cosine, 0.5, 1000|)\n');
    const first = next(manager.onDidRender);
    await manager.show();
    await first;
    assert.ok(reads > 0 && values > 0);

    // Something else in the panel's place hides it.
    const other = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'in front' });
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two, preserveFocus: true });
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await until(
      'the panel is hidden',
      () => costOf(() => changed.fire()),
      (cost) => cost.reads === 0,
    );
    const cost = await costOf(async () => {
      for (let digit = 0; digit < 5; digit++) {
        await editor.edit((builder) => builder.insert(editor.selection.active, String(digit)));
        editor.selection = new vscode.Selection(0, digit, 0, digit);
      }
      changed.fire();
      probe.set(500);
    });
    assert.deepEqual(cost, { reads: 0, values: 0 });

    const again = next(manager.onDidRender, ({ version }) => version === editor.document.version);
    await manager.show();
    await again;
    assert.ok(reads > 0 && values > 0);
  });
});
