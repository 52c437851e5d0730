import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, getApi, hoverText, next } from './helpers';

const folder = () => vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'code');
const write = (name: string, text: string) => vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), name), Buffer.from(text));

describe('the code that reads made-up keys', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder(), { recursive: true });
  });

  it('is offered at the keys, previewed with their values, and follows the config', async () => {
    await write('vae.yaml', 'beta_start: 0.0\nbeta_end: 1.0\nbeta_warmup_steps: 100\n');
    await write(
      'kl.py',
      'def kl_weight(step, cfg):\n' +
        '    x = min(1.0, step / cfg.beta_warmup_steps)\n' +
        '    return cfg.beta_start + (cfg.beta_end - cfg.beta_start) * x ** 2\n',
    );
    const api = await getApi();
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'vae.yaml'));
    await vscode.window.showTextDocument(document);
    assert.match(await hoverText(document, 'beta_start'), /Find the code that reads it/);

    const drawn = next(api.onDidRender, ({ labels }) => labels.includes('kl_weight'));
    await vscode.commands.executeCommand('weightSchedules.previewCode', { uri: document.uri.toString(), offset: 0 });
    await drawn;
    const shown = vscode.window.activeTextEditor!.document;
    assert.match(shown.getText(), /^# kl_weight of code\/kl\.py with the values of code\/vae\.yaml\ndef kl_weight/);
    const value = async () => (await api.getSchedules(shown))[0]?.valueAt(50);
    assert.equal(await value(), 0.25);

    const change = new vscode.WorkspaceEdit();
    change.replace(document.uri, new vscode.Range(1, 10, 1, 13), '2.0');
    await vscode.workspace.applyEdit(change);
    await eventually(async () => ((await value()) === 0.5 ? true : undefined), 'the value with the new end');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});
