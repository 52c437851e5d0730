import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, getApi, openText } from './helpers';

const settings = () => vscode.workspace.getConfiguration('weightSchedules');
const text = 'trainer:\n  max_steps: 40000\nkl: schedule(linear, 0.5, 10000)\nbeta: 0.3\n';

describe('in the editor', () => {
  let document: vscode.TextDocument;
  before(async () => {
    await getApi();
    ({ document } = await openText('yaml', text));
  });
  after(async () => {
    for (const name of ['inlayHints', 'codeLens']) await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
  });

  const hints = async () => {
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const list = await vscode.commands.executeCommand<vscode.InlayHint[]>('vscode.executeInlayHintProvider', document.uri, whole);
    return list.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
  };
  const lenses = async () => {
    const list = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri);
    return list.map(({ command }) => command?.title ?? '');
  };

  it('notes stand beside schedules only where the user wants them', async () => {
    assert.deepEqual([await hints(), await lenses()], [[], []]);
    await settings().update('inlayHints', true, vscode.ConfigurationTarget.Global);
    await settings().update('codeLens', true, vscode.ConfigurationTarget.Global);
    const [hint] = await eventually(async () => ((await hints()).length > 0 ? hints() : undefined), 'a hint');
    assert.equal(hint, '0 → 0.5 over 10,000');
    assert.deepEqual(await lenses(), ['Rises from 0 to 0.5 by step 10,000, 25 % of the run.']);
  });

  it('schedules are symbols of their file', async () => {
    const list = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const found = list.find(({ detail }) => detail === '0 → 0.5 over 10,000');
    assert.equal(found?.name, 'kl');
    assert.equal(document.getText(found.range), 'kl: schedule(linear, 0.5, 10000)');
  });

  it('a bare number is made a schedule over the run', async () => {
    const at = document.positionAt(text.indexOf('0.3'));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.Refactor.value,
    );
    const action = actions.find(({ title }) => title === 'Make this number a schedule');
    assert.ok(action?.edit, actions.map(({ title }) => title).join());
    await vscode.workspace.applyEdit(action.edit);
    assert.match(document.getText(), /^beta: schedule\(linear, 0\.3, 40000\)$/m);
  });
});
