import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chooseFirst, eventually, getApi, hoverText, openText } from './helpers';

describe('changing what made-up keys are read as', () => {
  const settings = () => vscode.workspace.getConfiguration('weightSchedules');

  afterEach(async () => {
    await settings().update('readings', undefined, vscode.ConfigurationTarget.Workspace);
    // The setting's file was not there before.
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '.vscode'), { recursive: true });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is offered by the hover, kept in the settings of the workspace, and counts at once', async () => {
    const api = await getApi();
    const { document } = await openText('yaml', 'beta_mode: cosine\n|beta_start: 0.0\nbeta_end: 1.0\nbeta_warmup_steps: 100\n');
    const value = async () => (await api.getSchedules(document))[0]?.valueAt(10);
    assert.ok((await value())! < 0.05);
    assert.match(await hoverText(document, 'beta_start'), /Change the reading/);
    // The first choice is the first shape: linear.
    await chooseFirst(() => vscode.commands.executeCommand('weightSchedules.changeReading'));
    assert.deepEqual(settings().get('readings'), { beta: { shape: 'linear' } });
    await eventually(async () => ((await value()) === 0.1 ? true : undefined), 'the other reading');
  });
});
