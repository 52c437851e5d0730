import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { sealed } from '../../src/features/runtime/runtimeCopy';
import { root } from '../vscode/root';
import { getApi, openText } from './helpers';

const call = 'kl = schedule("cosine", 0.5, 100)\n';
const runtime = readFileSync(join(root, 'media', 'runtime', 'weight_schedules.py'), 'utf8');
const insertRuntime = () => vscode.commands.executeCommand('weightSchedules.insertRuntime');

describe('inserting the Python runtime', () => {
  let folder: vscode.Uri;
  let target: vscode.Uri;

  before(() => getApi());

  beforeEach(() => {
    folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'inserted');
    target = vscode.Uri.joinPath(folder, 'weight_schedules.py');
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true }).then(undefined, () => undefined);
  });

  // Only at the end: the name of an untitled document is used again as soon as it is closed, and its text may linger.
  after(async () => {
    for (let i = 0; i < 8; i++) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const put = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  // A name of its own for each file: the editor may keep the text of one that is gone for a while.
  let files = 0;
  const openTraining = async (text: string) => {
    const file = vscode.Uri.joinPath(folder, `train_${files++}.py`);
    await put(file, text);
    return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
  };

  for (const [language, text] of [
    ['python', ''],
    ['python', '\n  \n'],
    ['plaintext', ''],
  ] as const) {
    it(`fills an untitled ${language} document with ${JSON.stringify(text)}`, async () => {
      const { document } = await openText(language, text);
      await insertRuntime();
      assert.equal(vscode.window.activeTextEditor!.document.uri.toString(), document.uri.toString());
      assert.equal(document.getText(), runtime);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), text);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });
  }

  it('writes the file beside the Python file, which gets the import once', async () => {
    const { document } = await openTraining(`import torch\n\n${call}`);
    await insertRuntime();
    assert.equal(await read(target), runtime);
    const imported = `import torch\nfrom weight_schedules import schedule\n\n${call}`;
    assert.equal(document.getText(), imported);
    await insertRuntime();
    assert.equal(document.getText(), imported);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('imports relatively in a package, and nothing where nothing is called', async () => {
    await put(vscode.Uri.joinPath(folder, '__init__.py'), '');
    const { document } = await openTraining(call);
    await insertRuntime();
    assert.equal(document.getText(), `from .weight_schedules import schedule\n\n${call}`);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    const other = await openTraining('x = 1\n');
    await insertRuntime();
    assert.equal(other.document.getText(), 'x = 1\n');
  });

  it('replaces an older copy that nobody edited', async () => {
    await openTraining('x = 1\n');
    await put(target, sealed('# Weight Schedules 0.0.1\nold = True\n').replaceAll('\n', '\r\n'));
    await insertRuntime();
    assert.equal(await read(target), runtime);
  });

  it('leaves an edited copy as it is, and the file that calls it, too', async () => {
    const { document } = await openTraining(call);
    const edited = `${sealed('# Weight Schedules 0.0.1\nold = True\n')}mine = True\n`;
    await put(target, edited);
    await insertRuntime();
    assert.equal(await read(target), edited);
    assert.equal(document.getText(), call);
  });

  it('leaves a copy that is being edited', async () => {
    await openTraining('x = 1\n');
    const old = sealed('# Weight Schedules 0.0.1\nold = True\n');
    await put(target, old);
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), 'mine = True\n'));
    await insertRuntime();
    assert.ok(editor.document.isDirty);
    assert.equal(await read(target), old);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
