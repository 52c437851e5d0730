import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { itRuns } from './goldenCases';

describe('the scheduler of a config, as Pointcept runs it', () => {
  itRuns('pointcept');

  const optimizer = 'optimizer = dict(type="AdamW", lr=0.006)\n';
  const cycle = 'scheduler = dict(type="OneCycleLR", max_lr=[0.006, 0.0006], pct_start=0.25)\n';
  const block = 'param_dicts = [dict(keyword="block", lr=0.0006)]\n';
  const config = `epoch = 800\neval_epoch = 100\n${optimizer}${cycle}${block}`;

  it('is drawn over the epochs of the trainer where their updates are not known', async () => {
    const { schedule, curves, totalSteps, unit, unknowns, problems } = await findOne('python', config);
    assert.deepEqual([totalSteps, unit, unknowns, problems], [100, 'epoch', [], []]);
    assert.deepEqual(
      curves.map(({ quantity }) => quantity),
      ['lr (group 0)', 'lr (group 1)', 'momentum (group 0)', 'momentum (group 1)'],
    );
    const known = (await findOne('python', config, { run: { stepsPerEpoch: 100_000 } })).schedule!;
    for (const epoch of [0, 1, 24, 25, 26, 99]) assert.ok(Math.abs(schedule!.at(epoch) / known.at(epoch * 100_000) - 1) < 1e-4, `${epoch}`);
  });

  it('has its epochs from the config on which it builds, and asks for them where there is none', async () => {
    const child = `_base_ = ["b.py"]\nepoch = 50\n${optimizer}scheduler = dict(type="PolyLR")\n`;
    const { found } = await findWithParents({ 'a.py': child, 'b.py': 'eval_epoch = 50\n' });
    assert.deepEqual([found.length, found[0]!.totalSteps], [1, 50]);
    const alone = await findOne('python', child);
    assert.deepEqual(
      alone.unknowns.map(({ parameter }) => parameter.name),
      ['eval_epoch'],
    );
  });

  it('needs a rate for each group', async () => {
    const { curves, problems } = await findOne('python', config.replace(block, ''));
    assert.deepEqual(curves, []);
    assert.deepEqual(
      problems.map(({ message }) => messageText(message)),
      ['Groups of parameters: 1, but rates in max_lr: 2.'],
    );
  });

  it('is that of Pointcept alone', async () => {
    for (const text of [
      config.replace(/^epoch.*\neval_epoch.*\n/, ''),
      config.replace(optimizer, ''),
      config.replace('pct_start', 'by_epoch'),
      config.replace('OneCycleLR', 'CosineLR'),
      `def f():\n    scheduler = dict(type="PolyLR")\n${config.replace(cycle, '')}`,
    ])
      assert.deepEqual(await find('python', text), [], text);
  });
});
