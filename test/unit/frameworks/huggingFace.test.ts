import assert from 'node:assert/strict';
import { allProblems } from '../../../src/language/find/allProblems';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';
import { severityOf } from '../../../src/rules/reading';

/** A rate that is made up, and keys that are any trainer's. */
const notRead = ['get_adafactor_schedule tells a made-up rate', 'linear is the default'];
/** What only PyYAML refuses. */
const notAnError = ['a rate that PyYAML reads as text'];

describe('the schedules of transformers, as each release has them', () => {
  const cases = goldenCases('transformers', ({ name }) => !notRead.includes(name));
  for (const golden of cases) {
    const title = `${golden.name} (${golden.version})`;
    const { variable, error = '' } = golden;
    if (golden.values.length > 0) {
      it(title, () => assertGolden(golden, (found) => found.find(({ label }) => variable === undefined || label === variable)));
    } else if (!notAnError.includes(golden.name)) {
      it(`${title}: an error`, async () => {
        const found = await find(golden.language, golden.code ?? golden.config!, optionsOf(golden));
        const isSaid = found.some(
          (each) => each.unknowns.length > 0 || allProblems(each).some((problem) => severityOf(problem) === 'error'),
        );
        assert.ok(isSaid, `${error}: nothing is said.`);
      });
    }
  }
});

describe('what is a schedule of a trainer', () => {
  const nothing: readonly (readonly ['yaml' | 'python', string])[] = [
    ['yaml', 'learning_rate: 1e-4\nepochs: 3\n'],
    ['yaml', 'lr_scheduler: cosine\nlearning_rate: 1e-4\n'],
    ['yaml', 'lr_scheduler_type: CosineAnnealingLR\n'],
    ['yaml', 'profiler:\n  wait_steps: 1\n  warmup_steps: 2\n  num_cycles: 1\n'],
    ['yaml', 'micro_batch_size: 2\nlr_scheduler:\n  name: cosine\n'],
    ['yaml', 'model: m\nmicro_batch_size: 2\nlearning_rate: 1.0e-4\nmax_steps: 10\n'],
    ['yaml', 'beta_schedule: linear\nlinear_start: 0.0001\nlinear_end: 0.02\nnum_train_timesteps: 1000\n'],
    ['yaml', 'pipeline_parallel_schedule: Interleaved1F1B\nskip_warmup: true\nmmap_warmup: false\n'],
    ['yaml', 'lr_scheduler: constant\nlr_warmup_steps: 500\nmax_train_steps: 1000\n'],
    ['yaml', 'learning_rate: 1.0e-4\n# lr_scheduler_type: cosine\nmax_steps: 100\n'],
    ['python', 'class TrainingArguments: pass\nargs = TrainingArguments(output_dir="o", max_steps=10)\n'],
    ['python', 'from mine import get_scheduler\nscheduler = get_scheduler("cosine", optimizer, 1, 10)\n'],
    ['python', 'from trainers import SFTConfig\nargs = SFTConfig(max_steps=10)\n'],
  ];
  for (const [language, text] of nothing) {
    it(`not ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await find(language, text), []);
    });
  }

  it('has the rate of its class', async () => {
    const { parameters } = await findOne('python', 'from trl import SFTConfig\nargs = SFTConfig(output_dir="out", max_steps=10)\n');
    assert.equal(parameters.find(({ name }) => name === 'learning_rate')?.value, 2e-5);
  });

  it('asks for the updates where the data is not known', async () => {
    const { unknowns, totalSteps, curves } = await findOne('yaml', 'learning_rate: 1.0e-4\nnum_train_epochs: 3\nwarmup_ratio: 0.1\n');
    assert.deepEqual([unknowns.map(({ parameter }) => parameter.name), totalSteps, curves.length], [['max_steps'], undefined, 1]);
  });

  it('warms up as axolotl does where the file says nothing, and takes one step for two', async () => {
    const text = (more: string) =>
      `base_model: m\nmicro_batch_size: 2\nlearning_rate: 0.001\nlr_scheduler: cosine\nmax_steps: 1000\n${more}`;
    const rates = async (more: string, steps: readonly number[]) => {
      const { schedule } = await findOne('yaml', text(more));
      return steps.map((step) => schedule!.at(step));
    };
    assert.deepEqual(await rates('', [0, 15, 30]), [0, 0.0005, 0.001]);
    assert.deepEqual(await rates('warmup_steps: 1\n', [0, 1, 2]), [0, 0.0005, 0.001]);
    assert.deepEqual(await rates('warmup_ratio: 0.0019\n', [0, 1]), [0, 0.001]);
  });

  it('has the cosine of axolotl where it names none', async () => {
    const found = await findOne('yaml', 'base_model: m\nmicro_batch_size: 2\nlearning_rate: 0.001\nnum_epochs: 2\n');
    assert.equal(found.definition?.name, 'cosine');
  });

  it('shows nothing where a key changes the schedule', async () => {
    const { curves, problems } = await findOne(
      'yaml',
      'base_model: m\nlr_scheduler: cosine\nlearning_rate: 1\nmax_steps: 9\ncosine_min_lr_ratio: 0.1\n',
    );
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['unresolved']]);
  });
});
