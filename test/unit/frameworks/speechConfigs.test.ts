import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import type { Language } from '../../../src/language/index';
import { itRuns } from './goldenCases';

const nothing = async (language: Language, texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find(language, text), [], text);
};

describe('lr_decay, as VITS, HiFi-GAN and their kin run it', () => {
  itRuns('vits');

  const train =
    '{"train": {"learning_rate": 2e-4, "lr_decay": 0.99, "epochs": 9, "c_mel": 45, "c_kl": 1.0}, "model": {"inter_channels": 192}}';

  it('is theirs alone', async () =>
    nothing('json', [
      train.replace('"c_kl": 1.0', '"c": 1'),
      train.replace('inter_channels', 'width'),
      '{"learning_rate": 0.1, "lr_decay": 0.99, "upsample_rates": [8, 8]}',
      '{"learning_rate": 0.1, "adam_b1": 0.8, "lr_decay": 0.99, "upsample_rates": [8, 8], "activation": "snakebeta"}',
    ]));

  it('leaves GPT-SoVITS’ optimizer to it alone', async () =>
    nothing('yaml', ['optimizer:\n  lr: 0.01\n  lr_init: 0.00001\n  lr_end: 0.0001\n  warmup_steps: 20\n  decay_steps: 60\n']));
});

describe('warmuplr, as those run it that took it over from ESPnet', () => {
  itRuns('wenet');

  const optim = 'optim: adam\noptim_conf:\n  lr: 0.002\nscheduler: warmuplr\n';

  it('is nobody’s where the keys of none stand beside it', async () =>
    nothing('yaml', [optim, `dataset_conf: {}\n${optim}`, `train_conf:\n  optim_conf:\n    lr: 1\n  scheduler: warmuplr\n`]));
});

describe('the schedulers of SpeechBrain, as it runs them', () => {
  itRuns('speechbrain');

  const noam = 'schedule: !new:speechbrain.nnet.schedulers.NoamScheduler\n  lr_initial: !ref <lr>\n  n_warmup_steps: 10\n';

  it('do not know the rate of the first update where the optimizer is not certain', async () => {
    const { schedule } = await findOne('yaml', `lr: 0.1\n${noam}`);
    assert.ok(Number.isNaN(schedule!.at(0)) && schedule!.at(10) === 0.1);
    const two = 'a: !name:torch.optim.Adam\n  lr: 1\nb: !name:torch.optim.SGD\n  lr: 2\n';
    assert.ok(Number.isNaN((await findOne('yaml', `lr: 0.1\n${two}${noam}`)).schedule!.at(0)));
  });

  it('refuse two ways to say how fast a value falls', async () => {
    const text = 'w: !new:speechbrain.nnet.schedulers.StepScheduler\n  initial_value: 1\n  half_life: 4\n  decay_drop: 2\n';
    assert.equal((await findOne('yaml', text)).problems.length, 1);
  });

  it('are none where nothing is made, or something else', async () =>
    nothing('yaml', [
      noam.replace('!new:', '!name:'),
      noam.replace('NoamScheduler', 'Mine'),
      noam.replace('speechbrain.nnet', 'mine'),
      noam.replace('!new:speechbrain.nnet.schedulers.NoamScheduler', ''),
    ]));
});

describe('schedule.lr_scheduler, as AudioCraft runs it', () => {
  itRuns('audiocraft');

  const config = (schedule: string, optim = 'epochs: 3, updates_per_epoch: 100, lr: 1e-3') =>
    `optim: {${optim}}\nschedule:\n  lr_scheduler: cosine\n  ${schedule}\n`;
  const cosine = 'cosine: {warmup: 40}';

  it('asks for the updates of an epoch that is as long as the data, and reads 1e-3 as a number', async () => {
    const { totalSteps, problems } = await findOne('yaml', config(cosine));
    assert.deepEqual([totalSteps, problems], [300, []]);
    const { unknowns } = await findOne('yaml', config(cosine, 'epochs: 3, updates_per_epoch: null, lr: 0.1'));
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['updates_per_epoch'],
    );
  });

  it('is wrong where the warm-up has no room', async () => {
    const { problems } = await findOne('yaml', config('cosine: {warmup: 300}'));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-value'],
    );
  });

  it('is that of solvers that step a scheduler', async () =>
    nothing('yaml', [
      `solver: watermarking\n${config(cosine)}`,
      `solver: compression\n${config(cosine)}`,
      config('linear_warmup: {warmup: 40}'),
      config('T_max: 10'),
      config(cosine).replace('optim:', 'optimizer:'),
      config(cosine).replace('lr_scheduler: cosine', 'lr_scheduler: mine'),
    ]));
});

describe('S3PRL', () => {
  const text = (name: string) =>
    `runner:\n  total_steps: 20000\n  gradient_accumulate_steps: 5\noptimizer:\n  name: AdamW\n  lr: 2.0e-4\nscheduler:\n  name: ${name}\n  num_warmup_steps: 1400\n`;

  it('rises and falls in straight lines over the updates of its runner', async () => {
    const { schedule, totalSteps } = await findOne('yaml', text('linear_schedule_with_warmup'));
    assert.equal(totalSteps, 20_000);
    // schedulers.py of S3PRL, run: 0.5, 1, 0.5 and 0 of the rate.
    assert.deepEqual(
      [700, 1400, 10_700, 20_000].map((step) => Number(schedule!.at(step).toPrecision(12))),
      [1e-4, 2e-4, 1e-4, 0],
    );
  });

  it('is none of other names, and none without its sections', async () =>
    nothing('yaml', [text('sqrt_decay_schedule_with_warmup'), text('linear_schedule_with_warmup').replace('runner', 'trainer')]));
});
