import assert from 'node:assert/strict';
import { diagnose } from '../../../src/rules/index';
import { find, findOne } from '../../fixtures/find';
import { itRunsConfigs } from './goldenCases';

describe('the schedulers of NeMo, as it runs them', () => itRunsConfigs('nemo'));

describe('NeMo', () => {
  const config = (sched: string, trainer = 'max_steps: -1', optim = 'lr: 0.001') =>
    `trainer:\n  ${trainer}\nmodel:\n  encoder:\n    d_model: 256\n  optim:\n    ${optim}\n    sched:\n      ${sched}\n`;

  it('takes the steps of the trainer, then those of the scheduler', async () => {
    const cosine = 'name: CosineAnnealing\n      max_steps: 300';
    assert.equal((await findOne('yaml', config(cosine))).totalSteps, 300);
    const text = config(cosine, 'max_steps: 500');
    const found = await findOne('yaml', text);
    assert.equal(found.totalSteps, 500);
    assert.deepEqual(
      diagnose(found, text).map(({ code }) => code),
      ['ignored-key'],
    );
  });

  it('counts epochs where the steps of one are known, and asks otherwise', async () => {
    const text = config('name: CosineAnnealing', 'max_epochs: 10\n  max_steps: -1');
    assert.deepEqual(
      (await findOne('yaml', text)).unknowns.map(({ key }) => key),
      ['run.step'],
    );
    assert.equal((await findOne('yaml', text, { run: { stepsPerEpoch: 30 } })).totalSteps, 300);
  });

  it('draws a Noam of any length, with the width that it refers to', async () => {
    const sched = 'name: NoamAnnealing\n      d_model: ${model.encoder.d_model}\n      warmup_steps: 400\n      warmup_ratio: null';
    const { schedule, unknowns } = await findOne('yaml', config(sched, 'max_epochs: 100', 'lr: 2.0'));
    assert.deepEqual(unknowns, []);
    assert.ok(Math.abs(schedule!.at(400) - 2 / Math.sqrt(256 * 400)) < 1e-12);
    const ofPart = await findOne('yaml', config('name: NoamAnnealing\n      d_model: 256\n      warmup_ratio: 0.1'));
    assert.equal(ofPart.unknowns.length, 1);
  });

  it('leaves what it does not know alone', async () => {
    assert.deepEqual(await find('yaml', config('name: exp_decay')), []);
    assert.deepEqual(await find('yaml', config('name: CosineAnnealing\n      args:\n        name: auto')), []);
    assert.deepEqual(await find('yaml', 'scheduler:\n  name: CosineAnnealing\n'), []);
  });
});
