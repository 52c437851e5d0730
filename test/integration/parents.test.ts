import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { eventually, getApi, hoverText } from './helpers';

const folder = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'parents');
const write = (name: string, text: string) => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), Buffer.from(text));
const messages = ({ uri }: vscode.TextDocument) =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'Weight Schedules')
    .map(({ message }) => message);

describe('files that a config builds on', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder(), { recursive: true }).then(undefined, () => undefined);
  });

  it('are read where a value is missing, linked in the hover, and followed when they change', async () => {
    await write('run.yaml', '_base_: common/base.yaml\nkl: schedule(linear, 0.5, ${trainer.max_steps})\n');
    await write('common/base.yaml', 'trainer:\n  max_steps: 400\n');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'run.yaml'));
    await vscode.window.showTextDocument(document);
    const total = async () => (await (await getApi()).getSchedules(document))[0]?.totalSteps;
    assert.equal(await total(), 400);
    assert.match(
      await hoverText(document, 'linear'),
      /<a href="file&#58;[^"]*parents&#47;common&#47;base\.yaml#L2">line 2 of common&#47;base\.yaml<\/a>/,
    );

    await write('common/base.yaml', 'trainer:\n  max_steps: 900\n');
    await eventually(async () => ((await total()) === 900 ? true : undefined), 'the new total');
  });

  it('are looked for again when the document changes, whatever the watcher has seen', async () => {
    const outside = vscode.Uri.file(mkdtempSync(join(tmpdir(), 'weight-schedules-')));
    const uri = vscode.Uri.joinPath(outside, 'run.yaml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('_base_: base.yaml\nkl: schedule(linear, 0.5, ${trainer.max_steps})\n'));
    const editor = await vscode.window.showTextDocument(uri);
    const total = async () => (await (await getApi()).getSchedules(editor.document))[0]?.totalSteps;
    await eventually(() => (messages(editor.document).length > 0 ? true : undefined), 'a diagnostic');
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(outside, 'base.yaml'), Buffer.from('trainer:\n  max_steps: 400\n'));
    assert.ok(await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# a run\n')));
    assert.equal(await total(), 400);
    assert.ok(await editor.document.save());
    await vscode.workspace.fs.delete(outside, { recursive: true });
  });

  it('are named where they have nothing to say or are missing, until they are there', async () => {
    await write('train.yaml', 'defaults:\n  - trainer: long\nkl: schedule(linear, 0.5, ${trainer.max_steps})\n');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'train.yaml'));
    await vscode.window.showTextDocument(document);
    const [message] = await eventually(() => (messages(document).length > 0 ? messages(document) : undefined), 'a diagnostic');
    assert.equal(message, 'total_steps is not known: trainer.max_steps is not in this file; trainer/long.yaml could not be read.');

    // Again and again: the watcher may not be in the new folder yet.
    await eventually(async () => {
      await write('trainer/long.yaml', 'max_steps: 70\n');
      return messages(document).length === 0 || undefined;
    }, 'the end of the diagnostic');
    assert.equal((await (await getApi()).getSchedules(document))[0]!.totalSteps, 70);
  });

  it('are those of the workspace that a script imports functions of the step from, and are followed, too', async () => {
    await write('lib/util.py', 'def kl_weight(step, warmup=400):\n    return min(1.0, step / warmup)\n');
    await write('tools/train.py', 'from lib.util import kl_weight\nfor step in range(2000):\n    print(kl_weight(step))\n');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'tools/train.py'));
    await vscode.window.showTextDocument(document);
    const total = async () => (await (await getApi()).getSchedules(document))[0]?.totalSteps;
    assert.equal(await total(), 400);
    assert.match(
      await hoverText(document, 'kl_weight(step)'),
      /<a href="file&#58;[^"]*lib&#47;util\.py#L1">line 1 of ..&#47;lib&#47;util\.py<\/a>/,
    );

    const util = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'lib/util.py'));
    const edit = new vscode.WorkspaceEdit();
    const at = util.positionAt(util.getText().indexOf('400'));
    edit.replace(util.uri, new vscode.Range(at, at.translate(0, 3)), '900');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(async () => ((await total()) === 900 ? true : undefined), 'the new total before it is saved');
    assert.ok(util.isDirty);
    assert.ok(await util.save());
  });

  it('are those beside a notebook that its cells import functions and options from', async () => {
    await write('util.py', 'def kl_weight(step, warmup=400):\n    return min(1.0, step / warmup)\n');
    const cell = (source: string) => ({ cell_type: 'code', source: [source], metadata: {}, outputs: [], execution_count: null });
    const cells = ['from util import kl_weight', 'for step in range(2000):\n    print(kl_weight(step))'].map(cell);
    await write('train.ipynb', JSON.stringify({ cells, metadata: { kernelspec: { language: 'python' } }, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(vscode.Uri.joinPath(folder(), 'train.ipynb'));
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(1);
    assert.equal((await (await getApi()).getSchedules(document))[0]?.totalSteps, 400);
  });
});
