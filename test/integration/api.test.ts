import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { getApi, openText, type TestApi } from './helpers';

describe('the API', () => {
  let api: TestApi;

  before(async () => {
    api = await getApi();
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const schedulesIn = async (language: string, text: string) => api.getSchedules((await openText(language, text)).document);

  it('has an entry for each curve of a schedule, in order, with what its values are and what they count in', async () => {
    const imports = 'import torch\nfrom torch.optim.lr_scheduler import OneCycleLR\n';
    const found = await schedulesIn('python', `${imports}kl = schedule("linear", 0.5, 10)\ns = OneCycleLR(opt, 0.1, total_steps=100)\n`);
    assert.deepEqual(
      found.map(({ label, source, quantity, unit, totalSteps }) => [label, source, quantity, unit, totalSteps]),
      [
        ['kl', 'schedule()', 'weight', 'step', 10],
        ['s', 'torch.optim.lr_scheduler.OneCycleLR', 'lr', 'step', 100],
        ['s', 'torch.optim.lr_scheduler.OneCycleLR', 'momentum', 'step', 100],
      ],
    );
    const [, rate, momentum] = found;
    // The first rate is max_lr / 25, and the momentum starts at its highest.
    assert.ok(Math.abs(rate!.valueAt(0)! - 0.1 / 25) < 1e-12);
    assert.equal(momentum!.valueAt(0), 0.95);
    // Past its end it raises an error.
    assert.equal(rate!.valueAt(101), undefined);
    assert.ok(rate!.range.isEqual(momentum!.range));
  });

  it('has the open questions, and no values while there are any', async () => {
    const [found, ...others] = await schedulesIn('yaml', 'lr_scheduler_type: cosine\nwarmup_ratio: 0.1\n');
    assert.deepEqual(found!.unknowns, ['How many optimizer steps does the run have?']);
    assert.deepEqual([found!.quantity, found!.unit, found!.totalSteps, found!.valueAt(0)], ['lr', 'step', undefined, undefined]);
    assert.deepEqual(others, []);
  });

  it('has one entry without values for a schedule that cannot be drawn', async () => {
    const [found, ...others] = await schedulesIn('yaml', 'kl: schedule(cosin, 0.5, 100)\n');
    assert.deepEqual([found!.quantity, found!.unit, found!.unknowns, found!.valueAt(0)], ['weight', 'step', [], undefined]);
    assert.match(found!.problems[0]!.message, /Did you mean cosine/);
    assert.deepEqual(others, []);
  });
});
