import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Changer, type VersionedChange } from '../../src/preview/change/changer';
import { ScheduleIndex } from '../../src/scheduleIndex';
import { openText } from './helpers';

describe('changing a parameter in the text', () => {
  let index: ScheduleIndex;
  let changer: Changer;

  beforeEach(() => {
    index = new ScheduleIndex();
    changer = new Changer(index);
  });

  afterEach(async () => {
    index.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  const weight = (document: vscode.TextDocument, value: number, version = document.version): VersionedChange => ({
    schedule: 'kl',
    parameter: 'base_weight',
    value,
    version,
  });
  const undo = () => vscode.commands.executeCommand('undo');

  for (const [language, before, after] of [
    ['python', 'kl = schedule("cosine", 0.5, 10_000)\n', 'kl = schedule("cosine", 0.75, 10_000)\n'],
    ['yaml', '# a\nkl: schedule(cosine, w=5.0e-1, T=100)\n', '# a\nkl: schedule(cosine, w=7.5e-1, T=100)\n'],
    [
      'json',
      '{"kl": {"method": "cosine", "base_weight": 0.5, "total_steps": 10}}',
      '{"kl": {"method": "cosine", "base_weight": 0.75, "total_steps": 10}}',
    ],
  ] as const) {
    it(`${language}: is one edit, which one undo takes back`, async () => {
      const { document } = await openText(language, before);
      assert.equal(await changer.keep(document, weight(document, 0.75)), undefined);
      assert.equal(document.getText(), after);
      await undo();
      assert.equal(document.getText(), before);
    });
  }

  it('is not merged with what was typed just before', async () => {
    const editor = await openText('yaml', '|kl: schedule(cosine, 0.5, 100)\n');
    await vscode.commands.executeCommand('type', { text: '#' });
    await vscode.commands.executeCommand('type', { text: '\n' });
    const typed = editor.document.getText();
    assert.equal(await changer.keep(editor.document, weight(editor.document, 0.75)), undefined);
    await undo();
    assert.equal(editor.document.getText(), typed);
  });

  it('touches nothing while it is tried', async () => {
    const { document } = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const { version } = document;
    assert.equal(await changer.try(document, weight(document, 2)), undefined);
    assert.equal((await changer.read(document)).schedules[0]!.schedule!.at(100), 2);
    assert.equal(document.version, version);
    changer.endTry();
    assert.equal((await changer.read(document)).schedules[0]!.schedule!.at(100), 0.5);
  });

  it('is dropped where somebody has typed since, and what was typed stays', async () => {
    const editor = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const { document } = editor;
    const change = weight(document, 0.75);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), '# typed\n'));
    assert.match((await changer.keep(document, change))!, /has changed meanwhile/);
    assert.equal(document.getText(), '# typed\nkl: schedule(cosine, 0.5, 100)\n');
  });

  it('is made where only changes made here lie between', async () => {
    const { document } = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    const { version } = document;
    for (const value of [1.5, 2.5, 3.5]) assert.equal(await changer.keep(document, weight(document, value, version)), undefined);
    assert.equal(document.getText(), 'kl: schedule(cosine, 3.5, 100)\n');
  });

  it('ends a trial when the text changes', async () => {
    const editor = await openText('yaml', 'kl: schedule(cosine, 0.5, 100)\n');
    await changer.try(editor.document, weight(editor.document, 2));
    await editor.edit((builder) => builder.insert(new vscode.Position(1, 0), 'lr: schedule(linear, 1, 10)\n'));
    const { schedules, isTrial } = await changer.read(editor.document);
    assert.deepEqual([isTrial, schedules.length, schedules[0]!.schedule!.at(100)], [false, 2, 0.5]);
  });

  it('is made in a notebook cell', async () => {
    const cell = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, 'kl = schedule("cosine", 0.5, 100)', 'python');
    const notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData([cell]));
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    assert.equal(await changer.keep(document, weight(document, 0.75)), undefined);
    assert.equal(document.getText(), 'kl = schedule("cosine", 0.75, 100)');
  });
});
