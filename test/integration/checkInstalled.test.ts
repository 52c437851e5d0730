import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Rendered } from '../../src/preview/rendered';
import { chooseFirst, getApi, next } from './helpers';

const script = `import torch
opt = torch.optim.SGD(p, lr=1.0)
s = torch.optim.lr_scheduler.StepLR(opt, step_size=2)
`;

/** Stands in for Python: answers each call with the value 0.5 at each step. */
const fake = `#!/usr/bin/env node
const requests = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const answers = requests.map(({ steps }) => ({ values: { lr: steps.map(() => 0.5) }, version: '9.9', raised: null }));
console.log(JSON.stringify({ python: '3.99', answers }));
`;

describe('the check against what is installed', () => {
  let folder: string;
  const settings = () => vscode.workspace.getConfiguration('weightSchedules');

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'weight-schedules-')));
  });

  afterEach(async () => {
    await settings().update('python', undefined, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('weightSchedules.stopComparing');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  it('runs the Python of the setting, and draws what it says over the plan', async () => {
    const api = await getApi();
    const [file, python] = [join(folder, 'train.py'), join(folder, 'python')];
    writeFileSync(file, script);
    writeFileSync(python, fake);
    chmodSync(python, 0o755);
    await settings().update('python', python, vscode.ConfigurationTarget.Global);
    await vscode.window.showTextDocument(vscode.Uri.file(file), { viewColumn: vscode.ViewColumn.One });
    const drawn = next<Rendered>(api.onDidRender, ({ labels }) => labels.length === 2);
    await vscode.commands.executeCommand('weightSchedules.checkInstalled');
    assert.deepEqual((await drawn).labels, ['s', 's (torch 9.9)']);
  });

  it('draws another release of the library over the plan', async () => {
    const api = await getApi();
    const file = join(folder, 'train.py');
    writeFileSync(
      file,
      `import torch
from torch.optim.lr_scheduler import ConstantLR, LinearLR, SequentialLR
opt = torch.optim.SGD(p, lr=1.0)
s = SequentialLR(opt, [LinearLR(opt, 0.5, total_iters=4), ConstantLR(opt, 1.0, total_iters=2)], milestones=[0])
`,
    );
    // Before 2.13 a milestone at 0 did not skip the first part.
    writeFileSync(join(folder, 'requirements.txt'), 'torch==2.7.1\n');
    await vscode.window.showTextDocument(vscode.Uri.file(file), { viewColumn: vscode.ViewColumn.One });
    const drawn = next<Rendered>(api.onDidRender, ({ labels }) => labels.includes('s (torch 2.13 release)'));
    await chooseFirst(() => vscode.commands.executeCommand('weightSchedules.compareRelease'));
    await drawn;
  });
});
