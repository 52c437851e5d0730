// Libraries whose schedulers are calls of a few classes or functions.
import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases, optionsOf } from './goldenCases';

interface Library {
  readonly name: string;
  /** What is not read, each with its reason. */
  readonly others?: readonly (readonly [pattern: RegExp, reason: string])[];
  /** A call of it, behind an import of the class or function. */
  readonly call: readonly [module: string, name: string, args: string];
  /** The step of ours that one of the library's is. */
  readonly stepOf?: (step: number) => number;
}

const libraries: readonly Library[] = [
  { name: 'monai', call: ['monai.optimizers', 'WarmupCosineSchedule', 'opt, 3, 10'] },
  { name: 'lightly', call: ['lightly.utils.scheduler', 'CosineWarmupScheduler', 'opt, 3, 10'] },
  {
    name: 'pytorch_optimizer',
    others: [[/3\.5\.1 wsd/, 'a function of fewer arguments']],
    call: ['pytorch_optimizer', 'CosineScheduler', 'opt, t_max=10, max_lr=0.1'],
  },
  { name: 'ema', call: ['ema_pytorch', 'EMA', 'model'] },
  {
    name: 'diffusers',
    call: ['diffusers.training_utils', 'EMAModel', 'm.parameters()'],
  },
  {
    name: 'pythae',
    others: [[/in evaluation/, 'the weight of evaluation, which is 1']],
    call: ['pythae.models', 'VAMPConfig', 'linear_scheduling_steps=4'],
    stepOf: (epoch) => epoch - 1,
  },
  { name: 'colossalai', call: ['colossalai.nn.lr_scheduler', 'CosineAnnealingWarmupLR', 'opt, 10'] },
  { name: 'jax_optimizers', call: ['jax.example_libraries.optimizers', 'polynomial_decay', '0.1, 10, 0.0'] },
  { name: 'tianshou', call: ['tianshou.algorithm.optim', 'LRSchedulerFactoryLinear', '2, 1000, 300'] },
  { name: 'olmo_core', call: ['olmo_core.optim', 'CosWithWarmup', 'warmup=10'] },
  { name: 'tensorflow1', call: ['tensorflow.compat.v1.train', 'cosine_decay', '0.1, step, 10'] },
  { name: 'flax', call: ['flax.training.lr_schedule', 'create_constant_learning_rate_schedule', '0.1, 10'] },
];

for (const { name, others = [], call, stepOf = (step: number) => step } of libraries) {
  describe(`${name}, as its releases run it`, () => {
    const isOther = (each: GoldenCase) => others.some(([pattern]) => pattern.test(`${each.version} ${each.name}`));
    for (const golden of goldenCases(name, (each) => !isOther(each))) {
      it(`${golden.name} (${golden.version})`, async () => {
        const found = (await find(golden.language, golden.code!, optionsOf(golden))).at(-1);
        if (golden.values.length > 0) return assertGolden({ ...golden, steps: golden.steps.map(stepOf) }, () => found);
        assert.deepEqual(found!.curves, []);
        assert.notEqual(found!.problems.length, 0);
      });
    }

    it('is claimed by its import alone', async () => {
      const [module, callee, args] = call;
      const count = async (head: string) => (await find('python', `${head}\ns = ${callee}(${args})\n`)).length;
      assert.equal(await count(`from ${module} import ${callee}`), 1);
      assert.equal(await count(`from elsewhere import ${callee}`), 0);
      assert.equal(await count(`class ${callee}: ...`), 0);
    });
  });
}

describe('functions of the step of Lightly', () => {
  it('ask for no step: it is the counter of a loop', async () => {
    const text =
      'from lightly.utils.scheduler import cosine_schedule\nfor step in range(10):\n    m = cosine_schedule(step, 10, 0.9, 1.0)\n';
    assert.deepEqual((await find('python', text)).at(-1)!.unknowns, []);
  });
});
