// Trainers whose schedules are a few keys of a config.
import assert from 'node:assert/strict';
import type { Language } from '../../../src/language/index';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

const nothing = async (language: Language, texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find(language, text), [], text);
};

for (const trainer of ['coqui', 'opennmt', 'paddle_nlp', 'prime_rl', 'rl_games', 'skrl'])
  describe(`a config of ${trainer}, as the trainer runs it`, () => {
    for (const golden of goldenCases(trainer))
      it(golden.name, async () => {
        const found = await findOne(golden.language, golden.config!, optionsOf(golden));
        await assertGolden(golden, () => found);
        assert.deepEqual([found.problems, found.unit], [[], golden.unit]);
      });
  });

describe('OpenNMT-py', () => {
  const head = 'data: {}\noptim: adam\nlearning_rate: 2\n';
  it('asks for the width of the model', async () => {
    const { unknowns, schedule } = await findOne('yaml', `${head}src_vocab: v\ndecay_method: noam\n`);
    assert.deepEqual([unknowns.map(({ key }) => key), schedule], [['decay_method.hidden_size'], undefined]);
  });
  it('has a run of 100,000 steps by default', async () =>
    assert.equal((await findOne('yaml', `${head}src_vocab: v\ndecay_method: rsqrt\n`)).totalSteps, 100_000));
  it('is told by what only its configs have', async () =>
    nothing('yaml', [
      'decay_method: noam\nlearning_rate: 2\nwarmup_steps: 10\n',
      `${head}src_vocab: v\ndecay_method: none\n`,
      'optim: adam\nlearning_rate: 1\nworld_size: 2\ndecay_method: step\n',
    ]));
});

describe('prime-rl', () => {
  const scheduler = '[scheduler]\ntype = "cosine"\nwarmup_steps = 5\n';
  it('takes the steps of the run above the trainer, and asks for them where nobody says them', async () => {
    const trainer = '[trainer.model]\nname = "m"\n[trainer.optim]\nlr = 1e-4\n[trainer.scheduler]\ntype = "cosine"\n';
    assert.equal((await findOne('toml', `max_steps = 70\n${trainer}`)).totalSteps, 70);
    assert.deepEqual(
      (await findOne('toml', trainer)).unknowns.map(({ key }) => key),
      ['run.step'],
    );
  });
  it('is told by what stands beside the scheduler', async () =>
    nothing('toml', [scheduler, `[optim]\nlr = 1e-4\n${scheduler}`, '[model]\n[optim]\nlr = 1e-4\n[scheduler]\ntype = "constant"\n']));
});

describe('rl_games and skrl', () => {
  const config = 'config:\n  learning_rate: 3e-4\n  e_clip: 0.2\n  mini_epochs: 4\n';
  it('stay where the divergence is what is aimed at', async () => {
    const { schedule } = await findOne('yaml', `${config}  lr_schedule: adaptive\n  kl_threshold: 0.008\n`);
    assert.deepEqual(
      [0, 5, 1000].map((step) => schedule!.at(step)),
      [3e-4, 3e-4, 3e-4],
    );
  });
  it('are told by what their configs have', async () =>
    nothing('yaml', [
      'learning_rate: 3e-4\nlr_schedule: linear\nmax_epochs: 10\n',
      'learning_rate: 3e-4\nlr_schedule: adaptive\nkl_threshold: 0.01\n',
      `${config}  lr_schedule: None\n`,
      `${config}  lr_schedule: linear\n`,
      'learning_rate_scheduler: KLAdaptiveLR\n',
      'learning_rate: 1\nlearning_rate_scheduler: StepLR\n',
    ]));
});

describe('the points of RLlib', () => {
  for (const golden of goldenCases('rllib'))
    it(golden.name, async () => {
      const found = await findOne(golden.language, golden.code ?? golden.config!, optionsOf(golden));
      await assertGolden(golden, () => found);
      assert.equal(found.curves[0]!.schedule.unit, 'env step');
    });

  const head = 'from ray.rllib.algorithms.ppo import PPOConfig\nconfig = PPOConfig()\n';
  it('are curves of one call', async () => {
    const { curves } = await findOne(
      'python',
      `${head}config.training(gamma=0.9, lr=[[0, 0.1], [10, 0.2]], entropy_coeff=[(0, 1.0), (20, 0.0)])\n`,
    );
    assert.deepEqual(
      curves.map(({ quantity, schedule }) => [quantity, schedule.at(5)]),
      [
        ['lr', 0.15000000000000002],
        ['entropy_coeff', 0.75],
      ],
    );
  });

  it('begin at step 0, in their order', async () => {
    for (const points of ['[[5, 0.1], [10, 0.2]]', '[[0, 0.1]]', '[[0, 0.1], [20, 0.2], [10, 0.1]]']) {
      const { schedule, problems } = await findOne('python', `${head}config.training(lr=${points})\n`);
      assert.deepEqual([schedule, problems.map(({ code }) => code)], [undefined, ['invalid-value']], points);
    }
  });

  it('are those of RLlib alone', async () => {
    await nothing('python', [
      'model.training(lr=[[0, 0.1], [10, 0.2]])\n',
      `${head}config.training(lr=0.1)\n`,
      `${head}config.environment(sizes=[[0, 1], [2, 3]])\n`,
    ]);
    const [found] = await find('yaml', 'lr_schedule: [[0, 0.1], [10, 0.2]]\n');
    assert.notEqual(found?.source, 'rllib.lr_schedule');
    await nothing('yaml', ['lr_schedule: cosine\n', 'lr_schedule: [10, 20]\n', 'lr: [[0, 0.1], [10, 0.2]]\n']);
  });
});

describe('OLMo-core', () => {
  const head = 'from olmo_core.optim import AdamWConfig, CosWithWarmup\n';
  it('asks for what the file does not say once', async () => {
    const keys = async (code: string) => (await findOne('python', head + code)).unknowns.map(({ key }) => key);
    assert.deepEqual(await keys('o = AdamWConfig(lr=1e-3)\ns = CosWithWarmup(warmup=10)\n'), ['run.step']);
    assert.deepEqual(await keys('o = AdamWConfig(lr=1e-3)\np = AdamWConfig(lr=1e-4)\ns = CosWithWarmup(warmup=10)\n'), [
      's.lr',
      'run.step',
    ]);
  });
  it('needs a warm-up, in one way', async () => {
    for (const args of ['', 'warmup=10, warmup_fraction=0.1']) {
      const { problems } = await findOne('python', `${head}o = AdamWConfig(lr=1e-3)\ns = CosWithWarmup(${args})\n`, {
        run: { totalSteps: 100 },
      });
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['invalid-value'],
        args,
      );
    }
  });
});

describe('PaddleNLP', () => {
  const head = '{"learning_rate": 1e-4, "min_learning_rate": 1e-5, "lr_scheduler_type": "cosine"';
  it('asks for the steps of the run', async () => {
    const { unknowns } = await findOne('json', `${head}, "input_dir": "d", "sharding": "stage1"}`);
    assert.deepEqual(
      unknowns.map(({ key }) => key),
      ['run.step'],
    );
  });
  it('is told by what its configs have', async () => nothing('json', [`${head}}`, `${head}, "input_dir": "d"}`]));
});

describe('Coqui TTS', () => {
  const call = (args: string) => `from TTS.tts.configs.vits_config import VitsConfig\nconfig = VitsConfig(lr=0.5, ${args})\n`;
  it('reads its configs in Python', async () => {
    const text = call('lr_scheduler="StepLR", lr_scheduler_params={"step_size": 2, "gamma": 0.5}, scheduler_after_epoch=False');
    const { schedule, unit, label } = await findOne('python', text);
    assert.deepEqual([[0, 2, 4].map((step) => schedule!.at(step)), unit, label], [[0.5, 0.25, 0.125], 'step', 'lr_scheduler']);
  });
  it('is told by its imports and by what its configs have', async () => {
    await nothing('python', [
      call('lr_scheduler=None, lr_scheduler_params={}'),
      call('lr_scheduler="StepLR"'),
      'config = VitsConfig(lr_scheduler="StepLR", lr_scheduler_params={"step_size": 2})\n',
    ]);
    await nothing('json', [
      '{"lr": 1, "lr_scheduler": "StepLR", "lr_scheduler_params": {"step_size": 2}}',
      '{"run_name": "r", "audio": {}, "lr": 1, "lr_scheduler": "StepLR", "lr_scheduler_params": null}',
    ]);
  });
});
