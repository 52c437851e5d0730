import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { KeptStep } from '../../src/keptStep';
import { PreviewManager } from '../../src/preview/previewManager';
import { drawable } from '../fixtures/foundSchedule';
import { eventually, getApi, next, openText } from './helpers';

// It counts what the sources do, with a manager of its own; the packaged extension has no such seam.
const describeSources = process.env.WEIGHT_SCHEDULES_VSIX === undefined ? describe : () => undefined;

describeSources('a hidden preview', () => {
  const changed = new vscode.EventEmitter<void>();
  const kept = new KeptStep();
  let manager: PreviewManager;
  /** How often schedules were asked for, and values computed. */
  let asked = 0;
  let computed = 0;

  /** What is asked and computed within a time after which a preview in sight would have drawn. */
  async function costOf(change: () => void | Promise<void>): Promise<{ readonly asked: number; readonly computed: number }> {
    [asked, computed] = [0, 0];
    await change();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { asked, computed };
  }

  before(async () => {
    await getApi();
    const { extensionUri } = vscode.extensions.getExtension('weight-schedules.weight-schedules')!;
    const found = drawable('kl', 'cosine', 0.5, 1000);
    const schedule = { ...found.schedule!, at: (step: number) => (computed++, found.schedule!.at(step)) };
    const get = (document: vscode.TextDocument) => {
      asked++;
      return Promise.resolve({ version: document.version, schedules: [{ ...found, schedule }] });
    };
    manager = new PreviewManager(extensionUri, { onDidChange: changed.event, get, read: () => Promise.resolve([]) }, kept);
  });

  after(async () => {
    manager.dispose();
    kept.dispose();
    changed.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('costs nothing, and is up to date when it is shown again', async () => {
    const editor = await openText('yaml', 'kl: schedule(cosine, 0.5, 1000|)\n');
    const first = next(manager.onDidRender);
    await manager.show();
    await first;
    assert.ok(asked > 0 && computed > 0);

    // Something else in the panel's place hides it.
    const other = await vscode.workspace.openTextDocument({ language: 'plaintext', content: 'in front' });
    await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Two, preserveFocus: true });
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await eventually(async () => (await costOf(() => changed.fire())).asked === 0 || undefined, 'the panel is hidden');
    const cost = await costOf(async () => {
      for (let digit = 0; digit < 5; digit++) {
        await editor.edit((builder) => builder.insert(editor.selection.active, String(digit)));
        editor.selection = new vscode.Selection(0, digit, 0, digit);
      }
      changed.fire();
      kept.set(500);
    });
    assert.deepEqual(cost, { asked: 0, computed: 0 });

    const again = next(manager.onDidRender, ({ version }) => version === editor.document.version);
    await manager.show();
    await again;
    assert.ok(asked > 0 && computed > 0);
  });
});
