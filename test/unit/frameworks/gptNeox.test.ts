import assert from 'node:assert/strict';
import { diagnose } from '../../../src/rules/index';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

describe('the configs of GPT-NeoX, as its scheduler runs them', () => {
  itRuns('gpt_neox');
});

const optimizer = '"optimizer": {"type": "Adam", "params": {"lr": 0.001}},';

describe('GPT-NeoX', () => {
  it('draws the run, however long the decay is', async () => {
    const found = await findOne('yaml', `{${optimizer} "train_iters": 50, "lr_decay_iters": 320000, "lr_decay_style": "cosine"}`);
    assert.equal(found.totalSteps, 50);
    assert.equal(found.label, 'lr_decay_style');
  });

  it('draws the decay where the run is in epochs, and asks for the run where nothing else says how long it is', async () => {
    const known = await findOne('yaml', `{${optimizer} "train_epochs": 2, "lr_decay_iters": 400, "lr_decay_style": "cosine"}`);
    assert.deepEqual([known.totalSteps, known.unknowns.length], [400, 0]);
    const asked = await findOne('yaml', `{${optimizer} "train_epochs": 2, "lr_decay_style": "cosine"}`);
    assert.deepEqual([asked.totalSteps, asked.unknowns.map(({ key }) => key)], [undefined, ['run.step']]);
    assert.equal(asked.schedule!.at(100), 0);
  });

  it('asks for a rate that is in another file, and draws multiples of it where all of it is one', async () => {
    const text = '{"pipe_parallel_size": 1, "train_iters": 1000, "lr_decay_style": "cosine"';
    const found = await findOne('yaml', `${text}}`);
    assert.deepEqual([found.unknowns.length, found.schedule!.at(10)], [1, 1]);
    assert.equal((await findOne('yaml', `${text}, "min_lr": 0.0001}`)).schedule, undefined);
  });

  it('draws nothing where a file that cannot be read may say what the text does not', async () => {
    const text = `{${optimizer} "train_iters": 100, "lr_decay_style": "cosine"}`;
    assert.equal((await find('yaml', text, { parents: { files: [], unread: [] } })).length, 1);
    assert.deepEqual(await find('yaml', text, { parents: { files: [], unread: ['base.yml'] } }), []);
  });

  it('says what does not count, and what is refused', async () => {
    const text = `{${optimizer} "train_iters": 100, "lr_decay_iters": 80, "lr_decay_fraction": 0.5, "lr_decay_style": "cosine"}`;
    assert.deepEqual(
      diagnose(await findOne('yaml', text), text).map(({ code }) => code),
      ['ignored-key'],
    );
    const refused = await findOne('yaml', `{${optimizer} "train_iters": 100, "min_lr": 0.01, "lr_decay_style": "cosine"}`);
    assert.deepEqual([refused.schedule, refused.problems.map(({ code }) => code)], [undefined, ['invalid-value']]);
  });

  it('leaves alone what another scheduler takes, and the configs of others', async () => {
    const ofDeepSpeed = '"scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 0.1, "warmup_num_steps": 10}}';
    const found = await find('yaml', `{${optimizer} "train_iters": 100, "lr_decay_style": "cosine", ${ofDeepSpeed}}`);
    assert.ok(found.every(({ source }) => !source.startsWith('gpt-neox')));
    assert.deepEqual(
      await find('yaml', '{"optimizer": {"type": "OneBitAdam", "params": {"lr": 0.1}}, "train_iters": 9, "lr_decay_style": "linear"}'),
      [],
    );
    assert.deepEqual(await find('yaml', 'lr_decay_style: cosine\ntrain_iters: 100\nlr: 0.1\n'), []);
    assert.deepEqual(await find('yaml', 'train_iters: 100\noptimizer:\n  type: Adam\n  params: {lr: 0.1}\n'), []);
    assert.deepEqual(await find('yaml', `{${optimizer} "train_iters": 100, "lr_decay_style": "inverse"}`), []);
  });
});
