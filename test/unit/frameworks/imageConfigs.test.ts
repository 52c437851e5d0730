import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import type { Language } from '../../../src/language/index';
import { assertGolden, goldenCases, inUnit, itRuns, optionsOf } from './goldenCases';

const nothing = async (language: Language, texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find(language, text), [], text);
};

describe('the configs of SimpleTuner, OneTrainer and ai-toolkit, as they run them', () => {
  for (const golden of goldenCases('image_trainers'))
    it(golden.name, async () => {
      const { total } = golden as { readonly total?: number };
      const options = { ...optionsOf(golden), run: { totalSteps: total } };
      const [found] = await find(golden.language, golden.config!, options);
      const text = JSON.stringify(golden.steps);
      assert.ok(found, text);
      golden.steps.forEach((step, index) => {
        const [value, expected] = [found.schedule!.at(step), golden.values[index]!];
        assert.ok(Math.abs(value - expected) <= 1e-9 * Math.max(expected, 1e-6), `at step ${step}: ${value}, not ${expected}`);
      });
    });

  it('ask for the length of the run where the curve depends on it', async () => {
    const asked = async (text: string) => (await findOne('json', text)).unknowns.map(({ key }) => key);
    const one = '"training_method": "LORA", "base_model_name": "x", "learning_rate": 1';
    assert.deepEqual(await asked(`{${one}, "learning_rate_scheduler": "COSINE"}`), ['run.step']);
    assert.deepEqual(await asked(`{${one}, "learning_rate_warmup_steps": 0.1}`), ['run.step']);
    assert.deepEqual(await asked(`{${one}, "learning_rate_warmup_steps": 10}`), []);
    const tuner = '"model_family": "flux", "lora_type": "x", "max_train_steps": 0';
    assert.deepEqual(await asked(`{${tuner}, "lr_scheduler": "polynomial"}`), ['run.step']);
    assert.deepEqual(await asked(`{${tuner}, "lr_scheduler": "cosine"}`), []);
  });

  it('are theirs alone', async () => {
    await nothing('json', [
      '{"lr_scheduler": "cosine", "learning_rate": 1, "lr_warmup_steps": 5}',
      '{"lr_scheduler": "mine", "model_family": "flux", "lora_type": "x"}',
      '{"learning_rate_scheduler": "COSINE", "learning_rate": 1}',
      '{"learning_rate_scheduler": "ADAFACTOR", "learning_rate": 1, "training_method": "x", "base_model_name": "x"}',
      '{"learning_rate_scheduler": "COSINE", "learning_rate": 1, "training_method": "x", "base_model_name": "x", "optimizer": {"optimizer": "SCHEDULE_FREE_ADAMW"}}',
    ]);
    const train = 'train:\n  steps: 9\n  lr: 1\n  lr_scheduler: cosine\n';
    await nothing('yaml', [train, `model: {name_or_path: x}\n${train}  lr_scheduler_params: {max_iterations: 3}\n`]);
  });
});

describe('numbers that are lists, as threestudio runs them', () => {
  itRuns('threestudio', inUnit);

  const system = (line: string, head = 'data_type: x\nsystem_type: y\n') => `${head}system:\n  loss:\n    ${line}\n`;

  it('are wrong where a stretch has no length', async () => {
    const { problems } = await findOne('yaml', system('lambda_sds: [5, 1.0, 2.0, 5]'));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-value'],
    );
  });

  it('are none elsewhere, and no other lists', async () =>
    nothing('yaml', [
      system('lambda_sds: [5, 1.0, 2.0, 10]', ''),
      system('camera_distance_range: [1.5, 2.0, 3, 10]'),
      system('lambda_sds: [1.0, 2.0]'),
      system('lambda_sds: 1.0'),
      system('lambda_sds: [0, 1.0, 2.0, 10, 3.0, 20.0]'),
    ]));
});

describe('G_scheduler_type, as KAIR runs it', () => {
  itRuns('kair');

  const config = (model: string, more: string, name = 'MultiStepLR') =>
    `{"model": "${model}", "train": {"G_scheduler_type": "${name}", "G_scheduler_milestones": [10], "G_scheduler_gamma": 0.5${more}}}`;
  const rate = ', "G_optimizer_lr": 0.1';

  it('has a discriminator where the model has one', async () => {
    const other = ', "D_optimizer_lr": 0.1, "D_scheduler_milestones": [10], "D_scheduler_gamma": 0.5';
    assert.equal((await findOne('json', config('gan', rate + other))).curves.length, 2);
    assert.equal((await findOne('json', config('plain', rate + other))).curves.length, 1);
  });

  it('is that of KAIR alone', async () =>
    nothing('json', [
      config('mine', rate),
      config('plain', ''),
      config('plain', rate, 'StepLR'),
      config('gan', rate, 'CosineAnnealingWarmRestarts'),
      config('plain', rate).replace('"train"', '"training"'),
    ]));
});

describe('the configs of TorchSSL and USB', () => {
  for (const golden of goldenCases('torchssl'))
    it(golden.name, () =>
      assertGolden(golden, (found) => found.find(({ curves }) => curves.some(({ quantity }) => quantity === golden.quantity))),
    );

  const config = (head: string, more: string) => `${head}\nnum_train_iter: 640\nnum_eval_iter: 10\nema_m: 0.999\nlr: 3e-2\n${more}`;
  const ramp = 'unsup_warm_up: 0.4\nulb_loss_ratio: 50\n';

  it('have a weight that rises where the algorithm has one, and a warm-up where the trainer has one', async () => {
    const labels = async (head: string) => (await find('yaml', config(head, ramp))).map(({ label }) => label);
    assert.deepEqual(await labels('algorithm: vat'), ['lr', 'unsup_warm_up']);
    assert.deepEqual(await labels('alg: vat'), ['lr']);
    assert.deepEqual(await labels('algorithm: fixmatch'), ['lr']);
    const at = async (head: string) => (await findOne('yaml', config(head, 'num_warmup_iter: 64\n'))).schedule!.at(0);
    assert.deepEqual([await at('algorithm: fixmatch'), await at('alg: fixmatch')], [0, 0.03]);
  });

  it('are theirs alone', async () =>
    nothing('yaml', [
      config('model: vat', ramp),
      config('alg: vat', '').replace('ema_m', 'ema'),
      `ssl:\n  ${config('alg: vat', '').trim().replaceAll('\n', '\n  ')}\n`,
    ]));
});

describe('lr_policy, as Imaginaire runs it', () => {
  itRuns('imaginaire', inUnit);

  const config = (policy: string, trainer = 'imaginaire.trainers.spade') =>
    `max_epoch: 9\ntrainer: {type: ${trainer}}\ndis_opt:\n  lr_policy: ${policy}\n`;

  it('has the rate and the kind of Imaginaire where the config has none', async () => {
    const { label, schedule, totalSteps } = await findOne('yaml', config('{step_size: 4, gamma: 0.5}'));
    assert.deepEqual([label, schedule!.at(3), schedule!.at(4), totalSteps], ['dis_opt.lr_policy', 1e-4, 5e-5, 9]);
  });

  it('is that of Imaginaire alone', async () =>
    nothing('yaml', [
      config('{type: step, step_size: 4, gamma: 0.5}', 'mine.trainers.spade'),
      config('{type: constant}'),
      config('{type: step, step_size: 4, gamma: 0.5, iteration_mode: "${x}"}'),
      config('{type: step, step_size: 4, gamma: 0.5}').replace('dis_opt', 'opt'),
    ]));
});
