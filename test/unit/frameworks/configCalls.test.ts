import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

describe('the scheduler of a torchtune config, as torchtune 0.6 runs it', () => {
  for (const golden of goldenCases('torchtune'))
    it(golden.name, () => assertGolden(golden, (found) => found.find(({ label }) => label === (golden.variable ?? 'lr_scheduler'))));
});

describe('the scheduler of a LightningCLI config, as Lightning 2.6 steps it', () => {
  const cases = goldenCases('lightning', ({ config = '' }) => config.includes('lr_scheduler'));
  for (const golden of cases) {
    it(golden.name, async () => {
      const { schedule } = await findOne('yaml', golden.config!, optionsOf(golden));
      assert.equal(schedule!.unit, 'epoch');
      golden.steps.forEach((step, index) => {
        const rate = schedule!.at(Math.floor(step / golden.given!.batches!));
        assert.ok(Math.abs(rate - golden.values[index]!) <= 1e-9 * Math.abs(golden.values[index]!), `at step ${step}: ${rate}`);
      });
    });
  }
});

for (const maker of ['nemo_rl', 'hydra_zen'])
  describe(`the scheduler of ${maker}, as PyTorch runs it`, () => {
    for (const golden of goldenCases(maker))
      it(golden.name, async () => {
        const found = await findOne(golden.language, golden.code ?? golden.config!, optionsOf(golden));
        await assertGolden(golden, () => found);
      });
  });

describe('a config of NeMo-RL', () => {
  const part = (name: string) => `  - name: torch.optim.lr_scheduler.${name}\n    kwargs: {}\n`;
  it('draws no more of a factor of 1 for billions of steps than it needs', async () => {
    const constant = '  - name: torch.optim.lr_scheduler.ConstantLR\n    kwargs: {factor: 1.0, total_iters: 10000000000}\n';
    const { totalSteps } = await findOne(
      'yaml',
      `optimizer:\n  kwargs: {lr: 1}\nscheduler:\n${part('LinearLR')}${constant}  - milestones: [20]\n`,
    );
    assert.equal(totalSteps, 120);
  });
  it('is a list of schedulers with their milestones', async () => {
    const sources = async (text: string) => (await find('yaml', text)).map(({ definition }) => definition?.name);
    assert.deepEqual(await sources(`scheduler:\n${part('LinearLR')}${part('ConstantLR')}`), ['LinearLR', 'ConstantLR']);
    assert.deepEqual(await sources(`parts:\n${part('LinearLR')}  - milestones: [20]\n`), ['LinearLR']);
    assert.deepEqual(await sources('scheduler:\n  - name: LinearLR\n    kwargs: {}\n  - milestones: [20]\n'), []);
  });
});

describe('hydra-zen', () => {
  it('builds what its first argument is, by its own functions alone', async () => {
    const names = async (code: string) =>
      (await find('python', `from torch.optim.lr_scheduler import StepLR\n${code}`)).map(({ definition }) => definition?.name);
    assert.deepEqual(await names('import hydra_zen as hz\ns = hz.builds(StepLR, step_size=5)\n'), ['StepLR']);
    assert.deepEqual(await names('from elsewhere import builds\ns = builds(StepLR, step_size=5)\n'), []);
    assert.deepEqual(await names('from hydra_zen import builds\ns = builds(dict, step_size=5)\n'), []);
  });
});

describe('a mapping that stands for a call', () => {
  it("is Hydra's, with the rate of its optimizer", async () => {
    const text =
      'optimizer:\n  _target_: torch.optim.Adam\n  _partial_: true\n  lr: 0.5\nscheduler:\n  _target_: torch.optim.lr_scheduler.StepLR\n  _partial_: true\n  step_size: 2\n';
    const { schedule, definition } = await findOne('yaml', text);
    assert.equal(definition?.name, 'StepLR');
    assert.deepEqual([0, 2, 4].map(schedule!.at), [0.5, 0.05, 0.005000000000000001]);
  });

  it("is one of MONAI's bundles, whose references lead to the optimizer and its rate", async () => {
    const scheduler = '"s": {"_target_": "torch.optim.lr_scheduler.StepLR", "optimizer": "@adam", "step_size": 2}';
    const text = (rate: string, more = '') => `{${more}"adam": {"_target_": "torch.optim.Adam", "lr": ${rate}}, ${scheduler}}`;
    const first = async (config: string) => {
      const { schedule, unknowns } = await findOne('json', config);
      return unknowns.length === 0 ? schedule!.at(0) : undefined;
    };
    assert.equal(await first(text('0.5')), 0.5);
    assert.equal(await first(text('"@rate"', '"rate": 0.25, ')), 0.25);
    assert.equal(await first(text('"@train#rate"', '"train": {"rate": 0.125}, ')), 0.125);
    assert.equal(await first(text('"$0.1 * n"')), undefined);
    assert.equal(await first(text('0.5').replace('@adam', '@sgd')), undefined);
  });

  it('is a scheduler of fvcore over the part of the run that is done', async () => {
    const text =
      'rate: 5.0e-6\nscheduler:\n  _target_: fvcore.common.param_scheduler.CosineParamScheduler\n  start_value: ${rate}\n  end_value: 5e-7\n';
    const { schedule, unit, problems } = await findOne('yaml', text);
    assert.deepEqual([unit, schedule!.at(0), problems], ['fraction', 5e-6, []]);
    assert.ok(Math.abs(schedule!.at(0.5) - 2.75e-6) < 1e-15);
    assert.deepEqual(await find('yaml', text.replace('fvcore.common', 'mine')), []);
  });

  it('has what the config says on which it builds, rather than a default', async () => {
    const child = (more: string) => `defaults:\n  - b\n  - _self_\nscheduler:\n  _target_: torch.optim.lr_scheduler.StepLR\n${more}`;
    const base = 'optimizer:\n  lr: 1.0\nscheduler:\n  gamma: 0.5\n  step_size: 10\n';
    const at = async (more: string, step: number) =>
      (await findWithParents({ 'a.yaml': child(more), 'b.yaml': base })).found[0]!.schedule!.at(step);
    assert.deepEqual(
      [await at('  step_size: 3\n', 3), await at('', 9), await at('', 10), await at('  gamma: 0.25\n', 10)],
      [0.5, 1, 0.5, 0.25],
    );
  });

  it('is none by a bare name, or of another library', async () => {
    const texts = [
      'a:\n  _target_: StepLR\n  step_size: 2\n',
      'a:\n  _target_: mine.StepLR\n  step_size: 2\n',
      'a:\n  class_path: mine.StepLR\n',
    ];
    for (const text of texts) assert.deepEqual(await find('yaml', text), []);
  });
});
