import assert from 'node:assert/strict';
import { basename } from 'node:path';
import * as vscode from 'vscode';
import { getApi, openText } from './helpers';

async function insertRuntime(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('weightSchedules.insertRuntime');
  const { document } = vscode.window.activeTextEditor!;
  assert.match(document.getText(), /^"""Weight schedules[^]*\ndef schedule\(/);
  assert.equal(document.languageId, 'python');
  return document;
}

describe('inserting the Python runtime', () => {
  before(() => getApi());

  // Only at the end: the name of an untitled document is used again as soon as it is closed, and its text may linger.
  after(async () => {
    for (let i = 0; i < 8; i++) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  for (const [language, text] of [
    ['python', ''],
    ['python', '\n  \n'],
    ['plaintext', ''],
  ] as const) {
    it(`fills an untitled ${language} document with ${JSON.stringify(text)}`, async () => {
      const { document } = await openText(language, text);
      const filled = await insertRuntime();
      assert.equal(filled.uri.toString(), document.uri.toString());
      await vscode.commands.executeCommand('undo');
      assert.equal(filled.getText(), text);
    });
  }

  it('opens a new document, with its name and place, and leaves what is there alone', async () => {
    const { document } = await openText('python', 'x = 1\n');
    const runtime = await insertRuntime();
    assert.equal(document.getText(), 'x = 1\n');
    assert.ok(runtime.isUntitled);
    assert.equal(basename(runtime.uri.path), 'weight_schedules.py');
    await vscode.window.showTextDocument(document);
    assert.equal(await insertRuntime(), runtime);
  });
});
