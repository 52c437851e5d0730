import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { ProjectVersions } from '../../src/projectVersions';
import { ScheduleIndex } from '../../src/scheduleIndex';
import { FakeState, noAnswers } from '../fixtures/answers';

const script = `import torch
from torch.optim.lr_scheduler import ConstantLR, LinearLR, SequentialLR
opt = torch.optim.SGD(m.parameters(), lr=1.0)
s = SequentialLR(opt, [LinearLR(opt, 0.5, total_iters=4), ConstantLR(opt, 1.0, total_iters=2)], milestones=[0])
`;

describe('the release that a project uses', () => {
  const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'versions');
  let versions: ProjectVersions;
  let index: ScheduleIndex;

  const write = (name: string, text: string) =>
    vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));

  beforeEach(() => {
    versions = new ProjectVersions(new FakeState());
    index = new ScheduleIndex(noAnswers(), versions);
  });

  afterEach(async () => {
    index.dispose();
    versions.dispose();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  async function firstRate(): Promise<number> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'train.py'));
    const { schedules } = await index.get(document);
    return schedules.find(({ label }) => label === 's')!.schedule!.at(0);
  }

  it('is read from its files, and can be chosen', async () => {
    await write('train.py', script);
    await write('requirements.txt', 'torch==2.7.1\n');
    // Before 2.13 a milestone at 0 did not skip the first part.
    assert.equal(await firstRate(), 0.5);
    versions.choose('torch', '2.13');
    assert.equal(await firstRate(), 1);
    versions.choose('torch', undefined);
    assert.equal(await firstRate(), 0.5);
  });

  it('is the newest where nothing says one', async () => {
    await write('train.py', script);
    assert.equal(await firstRate(), 1);
  });
});
