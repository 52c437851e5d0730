import assert from 'node:assert/strict';
import { diagnose } from '../../../src/rules/index';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases, optionsOf } from './goldenCases';

const isRefused = ({ values }: GoldenCase) => values.length === 0;
const cases = goldenCases('sd_scripts') as readonly (GoldenCase & { readonly total?: number })[];

describe('the configs of sd-scripts, as it runs them', () => {
  for (const golden of cases.filter((each) => !isRefused(each)))
    it(golden.name, async () => {
      const found = await findOne('toml', golden.config!, optionsOf(golden));
      const curves = found.curves.filter(({ quantity }) => quantity === golden.quantity);
      await assertGolden({ ...golden, group: 0 }, () => ({ ...found, curves }));
      assert.equal(found.totalSteps, golden.total);
    });

  for (const golden of cases.filter(isRefused))
    it(golden.name, async () => {
      const { schedule, problems } = await findOne('toml', golden.config!);
      assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['invalid-value']]);
    });
});

describe('sd-scripts', () => {
  const network = 'network_module = "networks.lora"\nnetwork_dim = 16\n';
  const count = async (text: string) => (await find('toml', network + text)).length;

  it('asks for the steps of epochs, which no steps beside them replace', async () => {
    const { totalSteps, unknowns, schedule } = await findOne(
      'toml',
      `${network}lr_scheduler = "cosine"\nmax_train_steps = 100\nmax_train_epochs = 3\n`,
    );
    assert.deepEqual([totalSteps, unknowns.map(({ key }) => key), schedule!.at(100)], [undefined, ['run.step'], 0]);
  });

  it('has no rate for a part of the model that is not trained', async () => {
    const found = await findOne('toml', `${network}unet_lr = 1e-4\ntext_encoder_lr = 1e-5\nnetwork_train_unet_only = true\n`);
    assert.deepEqual(
      found.curves.map(({ quantity }) => quantity),
      ['lr (unet)'],
    );
  });

  it('says which keys a kind does not read, unless they have their defaults', async () => {
    const codes = async (text: string) => {
      const all = `${network}lr_scheduler = "linear"\n${text}`;
      return diagnose(await findOne('toml', all), all).map(({ code }) => code);
    };
    assert.deepEqual(await codes('lr_scheduler_num_cycles = 4\n'), ['ignored-key']);
    assert.deepEqual(await codes('lr_scheduler_num_cycles = 1\nlr_scheduler_power = 1\nlr_scheduler_args = []\n'), []);
  });

  it('leaves alone what schedules the rate in another way', async () => {
    assert.equal(await count('lr_scheduler = "cosine"\n'), 1);
    assert.equal(await count('lr_scheduler = "cosine"\noptimizer_type = "AdamWScheduleFree"\n'), 0);
    assert.equal(await count('lr_scheduler = "constant_with_warmup"\noptimizer_type = "Adafactor"\n'), 0);
    assert.equal(await count('lr_scheduler = "cosine"\noptimizer_type = "Adafactor"\noptimizer_args = ["relative_step=False"]\n'), 1);
    assert.equal(await count('lr_scheduler = "cosine"\nlr_scheduler_type = "CosineAnnealingLR"\n'), 0);
    assert.equal(await count('lr_scheduler = "cosine"\nlr_scheduler_args = ["num_cycles=2"]\n'), 0);
    assert.equal(await count('lr_scheduler = "adafactor:1e-3"\n'), 0);
    assert.equal(await count('lr_scheduler = "linear"\nlr_warmup_steps = 100.0\n'), 0);
  });

  it('leaves the configs of others alone', async () => {
    assert.deepEqual(await find('toml', 'lr_scheduler = "cosine"\nlearning_rate = 1e-4\nmax_train_steps = 100\n'), []);
    assert.deepEqual(
      await find('yaml', 'pretrained_model_name_or_path: x\nlr_scheduler: cosine\nlr_warmup_steps: 500\nmax_train_steps: 1000\n'),
      [],
    );
  });
});
