import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Changer } from '../../src/preview/change/changer';
import { Comparison } from '../../src/preview/compare/comparison';
import { FollowedText } from '../../src/preview/text/followedText';
import type { Rendered } from '../../src/preview/rendered';
import { revealSchedule } from '../../src/preview/revealSchedule';
import { TextReader } from '../../src/preview/text/textReader';
import { ScheduleIndex } from '../../src/scheduleIndex';
import { noAnswers } from '../fixtures/answers';
import { until } from '../fixtures/until';
import { getApi, next, openText, type TestApi } from './helpers';

const code = (value: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Code, value, 'python');
const prose = (value: string) => new vscode.NotebookCellData(vscode.NotebookCellKind.Markup, value, 'markdown');

describe('the preview of a notebook', () => {
  let api: TestApi;
  let notebook: vscode.NotebookDocument;

  before(async () => {
    api = await getApi();
  });

  beforeEach(async () => {
    const cells = [
      code('TOTAL = 1_000'),
      code('kl = schedule("cosine", 0.5, TOTAL)'),
      prose('kl = schedule("linear", 9, 9)'),
      code('print("none here")'),
      code('lr = 1\nkl = schedule("linear", 0.25, 500)'),
    ];
    notebook = await vscode.workspace.openNotebookDocument('jupyter-notebook', new vscode.NotebookData(cells));
    await vscode.window.showNotebookDocument(notebook, { viewColumn: vscode.ViewColumn.One });
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const drawn = (labels: string, active?: string) =>
    next<Rendered>(
      api.onDidRender,
      (rendered) => rendered.labels.join() === labels && (active === undefined || rendered.active === active),
    );

  const select = (index: number) =>
    vscode.window.showNotebookDocument(notebook, {
      viewColumn: vscode.ViewColumn.One,
      selections: [new vscode.NotebookRange(index, index + 1)],
    });

  /** Puts the cursor into a cell. */
  async function enter(index: number): Promise<vscode.TextEditor> {
    await select(index);
    await vscode.commands.executeCommand('notebook.cell.edit');
    const editor = await until(
      `cell ${index} has the cursor`,
      () => vscode.window.activeTextEditor,
      (active) => active?.document === notebook.cellAt(index).document,
    );
    return editor!;
  }

  async function change(index: number, old: string, text: string): Promise<void> {
    const { document } = notebook.cellAt(index);
    const at = document.getText().indexOf(old);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + old.length)), text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  it('shows the schedules of all code cells, and marks the one at the cursor', async () => {
    const first = drawn('kl,kl (2)', 'kl');
    await enter(1);
    await vscode.commands.executeCommand('weightSchedules.preview');
    await first;
    const second = drawn('kl,kl (2)', 'kl (2)');
    const editor = await enter(4);
    editor.selection = new vscode.Selection(1, 3, 1, 3);
    await second;
    const back = drawn('kl,kl (2)', 'kl');
    await select(1);
    await back;
  });

  it('shows them from a cell that has none, and by the address of the notebook', async () => {
    await enter(3);
    const all = drawn('kl,kl (2)');
    await vscode.commands.executeCommand('weightSchedules.preview', notebook.uri);
    await all;
    const other = drawn('other');
    await openText('yaml', 'other: schedule(linear, 1, 10)\n');
    await other;
    const again = drawn('kl,kl (2)');
    await vscode.commands.executeCommand('weightSchedules.preview', notebook.uri);
    await again;
  });

  it('follows to a notebook whose cells do not have the cursor', async () => {
    const other = drawn('other');
    await openText('yaml', 'other: schedule(linear, 1, 10)\n');
    await vscode.commands.executeCommand('weightSchedules.preview');
    await other;
    const all = drawn('kl,kl (2)');
    await select(2);
    assert.equal(vscode.window.activeTextEditor, undefined);
    await all;
  });

  it('follows changes in every cell, and of the cells', async () => {
    await enter(3);
    const first = drawn('kl,kl (2)');
    await vscode.commands.executeCommand('weightSchedules.preview');
    await first;
    const renamed = drawn('kl,beta');
    await change(4, 'kl', 'beta');
    await renamed;
    const inserted = drawn('gan,kl,beta');
    const cells = new vscode.WorkspaceEdit();
    cells.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, [code('gan = schedule("power", 1, 10)')])]);
    await vscode.workspace.applyEdit(cells);
    await inserted;
    const deleted = drawn('gan,beta');
    const fewer = new vscode.WorkspaceEdit();
    fewer.set(notebook.uri, [vscode.NotebookEdit.deleteCells(new vscode.NotebookRange(2, 3))]);
    await vscode.workspace.applyEdit(fewer);
    await deleted;
  });

  it('changes and shows a schedule in its own cell', async () => {
    const index = new ScheduleIndex(noAnswers());
    const reader = new TextReader(index);
    const changer = new Changer(reader);
    const text = new FollowedText(notebook.cellAt(0).document);
    const wish = { parameter: 'base_weight', schedule: 'kl (2)' };

    assert.equal(await changer.try(text, { ...wish, value: 2, version: text.version }), undefined);
    const { schedules, isTrial } = await reader.read(text);
    assert.deepEqual([isTrial, ...schedules.map(({ schedule }) => schedule!.at(2_000))], [true, 0.5, 2]);

    const { version } = text;
    for (const value of [3, 4.25]) assert.equal(await changer.keep(text, { ...wish, value, version }), undefined);
    assert.equal(notebook.cellAt(4).document.getText(), 'lr = 1\nkl = schedule("linear", 4.25, 500)');
    assert.equal(notebook.cellAt(1).document.getText(), 'kl = schedule("cosine", 0.5, TOTAL)');

    await change(0, '1_000', '2_000');
    assert.match((await changer.keep(text, { ...wish, value: 5, version }))!, /has changed meanwhile/);
    assert.deepEqual(
      (await reader.read(text)).schedules.map(({ totalSteps }) => totalSteps),
      [2_000, 500],
    );

    await enter(1);
    await revealSchedule(text, (await reader.readWritten(text)).schedules, { ...wish, takesFocus: true });
    const editor = vscode.window.activeTextEditor!;
    assert.equal(editor.document, notebook.cellAt(4).document);
    assert.equal(editor.document.getText(editor.selection), '4.25');
    assert.equal(vscode.window.visibleNotebookEditors.length, 1);

    await revealSchedule(text, (await reader.readWritten(text)).schedules, { schedule: 'kl', parameter: 'base_weight', takesFocus: false });
    const cellEditor = () => vscode.window.visibleTextEditors.find(({ document }) => document === notebook.cellAt(1).document);
    const selected = () => cellEditor()?.document.getText(cellEditor()?.selection);
    await until('the value is selected in the other cell', selected, (text) => text === '0.5');
    assert.equal(vscode.window.visibleNotebookEditors.length, 1);
    index.dispose();
  });

  it('reads a cell again when another cell is put in the place of one above it', async () => {
    const index = new ScheduleIndex(noAnswers());
    const total = async () => (await index.get(notebook.cellAt(1).document)).schedules[0]!.totalSteps;
    assert.equal(await total(), 1_000);
    const other = new vscode.WorkspaceEdit();
    other.set(notebook.uri, [vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(0, 1), [code('TOTAL = 3_000')])]);
    await vscode.workspace.applyEdit(other);
    assert.equal(await total(), 3_000);
    index.dispose();
  });

  it('says that it is not compared with its file, as it is saved or in the last commit', async () => {
    const index = new ScheduleIndex(noAnswers());
    const comparison = new Comparison(new TextReader(index), () => undefined);
    for (const kind of ['saved', 'head'] as const) {
      comparison.set({ kind });
      const compared = await comparison.compare(notebook.cellAt(0).document, [], undefined);
      assert.equal(compared!.model.note, 'The cells of a notebook are not compared with its file.');
    }
    comparison.dispose();
    index.dispose();
  });
});
