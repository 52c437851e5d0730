import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, getApi, hoverText, openText } from './helpers';

const python = 'from weight_schedules import schedule\n\nkl = schedule("linear", base_weight=0.5, total_steps=10_000)\n';
const text = 'trainer:\n  max_steps: 40000\nkl: schedule(linear, 0.5, 10000)\n';

/** Runs the command that a link of a hover has, with what it is given there. */
async function follow(hover: string, label: string): Promise<void> {
  const [, command, argument] = new RegExp(`<a href="command:([\\w.]+)\\?([^"]*)">${label}</a>`).exec(hover)!;
  const [given] = JSON.parse(decodeURIComponent(argument!)) as readonly [unknown];
  await vscode.commands.executeCommand(command!, given);
}

describe('what a hover leads to', () => {
  let document: vscode.TextDocument;
  let hover: string;
  before(async () => {
    await getApi();
    ({ document } = await openText('yaml', text));
    hover = (await hoverText(document, 'linear')).replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  });

  const copied = async (label: string, expected: string) => {
    await vscode.env.clipboard.writeText('');
    await follow(hover, label);
    await eventually(async () => ((await vscode.env.clipboard.readText()) === expected ? true : undefined), expected);
  };

  it('copies the value at the end of the schedule', () => copied('Copy value', '0.5'));

  it('copies the schedule as Python', () => copied('Copy as Python', python));

  it('opens the preview', async () => {
    await follow(hover, 'Preview');
    const isOpen = () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview));
    await eventually(() => isOpen() || undefined, 'the preview');
  });

  it('offers to set the probe step', () => assert.match(hover, /<a href="command:weightSchedules\.setProbe\?[^"]*">Set probe step</));

  it('leads to the pages of methods, and to those of rules', async () => {
    assert.match(hover, /<a href="https:[^"]*docs\/methods\.md#linear">linear<\/a>/);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(2, 0, 2, 100), 'kl: schedule(linear, 0.5, 100)');
    await vscode.workspace.applyEdit(edit);
    const said = () => vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'Weight Schedules');
    const { code } = await eventually(said, 'a diagnostic');
    const { value, target } = code as { value: string; target: vscode.Uri };
    assert.equal(value, 'over-early');
    assert.match(target.path, /docs\/rules\/over-early\.md$/);
  });
});
