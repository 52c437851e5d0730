// Trainers of large models, of games and robots, of molecules, graphs, traffic and speech, whose configs name a schedule.
import assert from 'node:assert/strict';
import type { Language } from '../../../src/language/index';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

const nothing = async (language: Language, texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find(language, text), [], text);
};

describe('the configs of research code, as it runs them', () => {
  for (const trainers of ['deepmd', 'named_classes', 'large_models'])
    for (const golden of goldenCases(trainers))
      it(golden.name, async () => {
        const of = (label: string) => golden.variable === undefined || label.startsWith(golden.variable) || label.endsWith(golden.variable);
        const hasQuantity = ({ curves }: { readonly curves: readonly { readonly quantity: string }[] }) =>
          curves.some(({ quantity }) => quantity === golden.quantity);
        await assertGolden(golden, (found) => {
          const one = found.find((each) => of(each.label) && hasQuantity(each));
          assert.deepEqual([one?.problems, one?.unit], [[], golden.unit]);
          return one;
        });
      });
});

describe('DeePMD-kit', () => {
  const input = (rate: string, loss = '') => `{"learning_rate": {"start_lr": 0.001, ${rate}}${loss}, "training": {"stop_batch": 900}}`;

  it('takes the length of the run by its older name, too', async () =>
    assert.equal((await findOne('json', input('"stop_lr": 1e-8'))).totalSteps, 900));

  it('draws the weights of which no end is 0, which not all backends have count', async () => {
    const loss = ', "loss": {"start_pref_e": 0.02, "limit_pref_e": 1, "start_pref_f": 0, "limit_pref_f": 1}';
    const [, weights] = await find('json', input('"stop_lr": 1e-8', loss));
    assert.deepEqual(
      weights!.curves.map(({ quantity }) => quantity),
      ['pref_e'],
    );
  });

  it('is told what it refuses', async () => {
    for (const more of ['"stop_lr": 1e-8, "warmup_steps": 9, "warmup_ratio": 0.1', '"stop_lr": 1e-8, "warmup_steps": 900']) {
      const { problems, schedule } = await findOne('json', input(more));
      assert.deepEqual([problems.map(({ code }) => code), schedule], [['invalid-value'], undefined]);
    }
  });

  it('is none without a run, and of other kinds', async () =>
    nothing('json', [
      '{"learning_rate": {"start_lr": 0.001, "stop_lr": 1e-8}}',
      input('"type": "mine", "stop_lr": 1e-8'),
      '{"model": {"learning_rate": {"start_lr": 0.1, "stop_lr": 0.01}, "training": {"numb_steps": 9}}}',
    ]));
});

describe('PureJaxRL and those made of it', () => {
  const config = (more = '') =>
    `LR: 0.001\nNUM_ENVS: 5\nNUM_STEPS: 20\nTOTAL_TIMESTEPS: 3000\nUPDATE_EPOCHS: 2\nNUM_MINIBATCHES: 3\nCLIP_EPS: 0.2\nANNEAL_LR: true\n${more}`;

  it('has updates of its own, which are not the steps of the environments that the run is counted in', async () => {
    const found = await findOne('yaml', config());
    // 3000 steps of environments are 30 rounds of 6 updates.
    assert.deepEqual([found.totalSteps, found.run], [180, undefined]);
  });

  it('is none where the warm-up of another schedule stands beside it', () => nothing('yaml', [config('LR_WARMUP: 0.05\n')]));
});

describe('Diffusion Policy', () => {
  for (const golden of goldenCases('diffusion_policy'))
    it(`runs ${golden.name} as it is drawn`, async () => {
      const { curves, problems, unknowns } = await findOne('yaml', golden.config!, { run: { totalSteps: 700 } });
      assert.deepEqual([curves[0]!.quantity, problems, unknowns], [golden.quantity, [], []]);
      golden.steps.forEach((step, index) => {
        const [value, expected] = [curves[0]!.schedule.at(step), golden.values[index]!];
        assert.ok(Math.abs(value - expected) <= 1e-9 * Math.abs(expected), `at step ${step}: ${value}, but it has ${expected}`);
      });
    });

  const config = (training: string) => `optimizer:\n  lr: 0.1\ntraining:\n  lr_warmup_steps: 5\n  num_epochs: 9\n${training}`;

  it('asks for the updates of the run, and not for what limits an epoch', async () => {
    const { unknowns, schedule } = await findOne('yaml', config('  lr_scheduler: cosine\n  max_train_steps: null\n'));
    assert.deepEqual([unknowns.map(({ key }) => key), schedule], [['run.step'], undefined]);
  });

  it('is none of others', async () =>
    nothing('yaml', [
      config('  lr_scheduler: cosine\n  max_train_steps: 20\n'),
      config('  lr_scheduler: mine\n'),
      'ema:\n  _target_: mine.EMAModel\n  power: 0.75\n',
    ]));
});

describe('trainers that name a class of torch', () => {
  it('have their own names and defaults for what it takes', async () => {
    const text = 'dataset: {}\noptim:\n  base_lr: 0.1\n  scheduler: reduce_on_plateau\n';
    const { parameters } = await findOne('yaml', text);
    const values = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
    assert.deepEqual([values.factor, values.patience, values.min_lr], [0.5, 15, 1e-6]);
  });

  it('make it of what the schedulers of paddle take, too', async () => {
    const params = '_scheduler_params:\n  learning_rate: 0.5\n  milestones: [2, 4]\n  gamma: 0.1\n';
    const text = `generator_params: {}\ndiscriminator_params: {}\ngenerator${params}discriminator${params}`;
    const found = await find('yaml', text);
    const values = found.map(({ schedule }) => [0, 2].map((step) => schedule!.at(step)));
    assert.deepEqual(values, [
      [0.5, 0.05],
      [0.5, 0.05],
    ]);
  });

  it('are told by what only their configs have', async () => {
    await nothing('yaml', [
      'optim:\n  base_lr: 0.1\n  scheduler: cos\n  max_epoch: 10\n',
      'dataset: {}\noptim:\n  base_lr: 0.1\n  scheduler: mine\n',
      'dataset: {}\noptim:\n  base_lr: 0.1\n',
      'generator_scheduler_type: StepLR\ngenerator_scheduler_params: {step_size: 5}\ngenerator_optimizer_params: {lr: 1}\n',
    ]);
    const city = (more: string) => `{"learner": "adam", "learning_rate": 0.1, "lr_scheduler": "steplr"${more}}`;
    await nothing('json', [
      city(''),
      city(', "lr_decay": false, "lr_decay_ratio": 0.1'),
      city(', "lr_decay": true, "lr_decay_ratio": 0.1').replace('"learner": "adam", ', ''),
    ]);
    const series = 'CFG.TRAIN.OPTIM.PARAM = {"lr": 0.1}\nCFG.TRAIN.LR_SCHEDULER.TYPE = "StepLR"\n';
    await nothing('python', [series, series.replace('"StepLR"', '"Mine"') + 'CFG.TRAIN.LR_SCHEDULER.PARAM = {"step_size": 5}\n']);
  });
});

describe('Levanter, nanotron, openpi and DI-engine', () => {
  const levanter = (more: string) => `model: {type: gpt2}\ntrainer: {num_train_steps: 9}\noptimizer:\n  learning_rate: 0.1\n${more}`;

  it('refuse what does not go together', async () => {
    const texts = [
      levanter('  cycles: 2\n  cycle_length: 3\n'),
      levanter('  decay: 0\n'),
      'tokens: {train_steps: 9}\noptimizer:\n  learning_rate_scheduler: {learning_rate: 0.1, lr_decay_style: cosine}\n',
    ];
    for (const text of texts) {
      const { problems } = await findOne('yaml', text);
      assert.deepEqual(
        problems.map(({ code }) => code),
        ['invalid-value'],
      );
    }
  });

  it('are told by what stands beside it', async () => {
    await nothing('yaml', [
      levanter('  cooldown: 0.1\n'),
      levanter('').replace('trainer', 'training'),
      'optimizer:\n  learning_rate_scheduler: {learning_rate: 0.1, lr_warmup_style: linear}\n',
    ]);
    await nothing('python', [
      'lr_schedule = CosineDecaySchedule(warmup_steps=1, peak_lr=1)\n',
      'config = dict(LR=1, NUM_ENVS=1, NUM_STEPS=1, TOTAL_TIMESTEPS=9, UPDATE_EPOCHS=1, NUM_MINIBATCHES=1, CLIP_EPS=0.2, ANNEAL_LR=False)\n',
      'config = dict(LR=1, ANNEAL_LR=True)\n',
      'from torchtitan.trainer import Trainer\nc = Trainer.Config(lr_scheduler=LRSchedulersContainer.Config(warmup_steps=2))\n',
      "config = dict(eps=dict(type='exp', start=1.0, end=0.1))\n",
      "config = dict(eps=dict(type='step', start=1.0, end=0.1, decay=5))\n",
      "config = dict(eps=dict(type='exp', start=1.0, end=0.1, decay=5, rate=2))\n",
      "config = dict(eps=dict(eps_greedy_exploration_in_collect=False, type='exp', start=1.0, end=0.1, decay=5))\n",
    ]);
  });
});

describe('a key of a trainer that refers to one beside it', () => {
  it('means the mapping in which it stands', async () => {
    const text = `base: 1
w: 3
training: {num_epochs: 5, lr_scheduler: cosine, w: 50, lr_warmup_steps: "\${.w}"}
optimizer: {_target_: torch.optim.AdamW, base: 2.0e-4, lr: "\${.base}", other: {lr: 1}}
`;
    const found = await findOne('yaml', text);
    const values = Object.fromEntries(found.parameters.map(({ name, value }) => [name, value]));
    // OmegaConf 2.3.1 resolves these so.
    assert.deepEqual([values.lr, values.lr_warmup_steps], [2e-4, 50]);
  });
});
