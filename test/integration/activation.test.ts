import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';

describe('the extension', () => {
  const extension = vscode.extensions.getExtension('weight-schedules.weight-schedules')!;

  it('is the packaged one exactly when that is under test', () => {
    const packaged = process.env.WEIGHT_SCHEDULES_VSIX !== undefined;
    assert.equal(existsSync(join(extension.extensionPath, 'src')), !packaged);
  });

  it('activates for a YAML file', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'yaml', content: 'a: 1\n' }));
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('registers its commands', async () => {
    await extension.activate();
    const commands = await vscode.commands.getCommands(true);
    for (const command of ['weightSchedules.preview', 'weightSchedules.insertSnippet']) assert.ok(commands.includes(command), command);
  });
});
