// Trainers whose configs are Python files.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('python', text), [], text);
};

describe('the configs of nanoGPT, as its train.py runs them', () => {
  itRuns('nanogpt');

  const config = "out_dir = 'out'\neval_interval = 250\nmax_iters = 5000\nlr_decay_iters = 5000\n";

  it('are one schedule as long as the run', async () => {
    const { label, totalSteps, unknowns } = await findOne('python', `${config}learning_rate = 1e-3\n`);
    assert.deepEqual([label, totalSteps, unknowns], ['learning_rate', 5000, []]);
  });

  it('are those of nanoGPT alone, with a decay', async () =>
    nothing([
      `${config}decay_lr = False\n`,
      `${config}def train():\n    pass\n`,
      'lr_decay_iters = 5000\nmax_iters = 5000\n',
      "out_dir = 'out'\neval_interval = 250\nmax_iters = 5000\nlearning_rate = 1e-3\n",
    ]));
});

describe('the schedules of big_vision', () => {
  itRuns('big_vision');

  const config = (schedule: string, total = 'total_epochs = 90', rate = 'config.lr = 1e-3') =>
    `def get_config(arg=None):\n    config = parse_arg(arg)\n    config.${total}\n    ${rate}\n    config.schedule = ${schedule}\n    return config\n`;

  it('ask for the updates of a run in epochs, and are drawn over its parts where the warm-up is one of these', async () => {
    const steps = await findOne('python', config("dict(decay_type='cosine', warmup_steps=1000)"));
    assert.deepEqual([steps.label, steps.curves, steps.unknowns.map(({ key }) => key)], ['config.schedule', [], ['run.step']]);
    const parts = await findOne('python', config("dict(decay_type='cosine', warmup_percent=0.1)"));
    assert.deepEqual([parts.totalSteps, parts.schedule!.at(5), parts.schedule!.at(100)], [undefined, Math.fround(5e-4), 0]);
  });

  it('take no limit that is one of two for that of the run', async () => {
    const text = config("dict(decay_type='cosine', warmup_percent=0.1)", 'total_epochs = 90\n    if arg:\n        config.total_steps = 10');
    assert.equal((await findOne('python', text)).totalSteps, undefined);
  });

  it('are wrong where the warm-up has no room', async () => {
    const { problems } = await findOne('python', config("dict(decay_type='cosine', warmup_steps=100)", 'total_steps = 100'));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-value'],
    );
  });

  it('are those of big_vision alone', async () =>
    nothing([
      config("dict(decay_type='mine', warmup_steps=100)"),
      config("dict(decay_type='cosine', warmup_epochs=10)"),
      config("dict(decay_type='cosine', warmup_steps=100)", 'epochs = 90'),
      config("dict(decay_type='cosine', warmup_steps=100)", 'total_epochs = 90', 'config.rate = 1e-3'),
      "schedule = dict(decay_type='cosine', warmup_steps=100)\n",
    ]));
});

describe('the lr_configs of Scenic', () => {
  itRuns('scenic');

  const config = (factors: string, more = '', name = "'compound'") =>
    `def get_config():\n  config = ConfigDict()\n  config.num_training_steps = 5000\n  config.lr_configs.learning_rate_schedule = ${name}\n  config.lr_configs.factors = ${factors}\n  config.lr_configs.base_learning_rate = 0.1\n${more}  return config\n`;
  const warm = '  config.lr_configs.warmup_steps = 100\n';

  it('are as long as their run where they have no end', async () => {
    const { label, totalSteps, schedule } = await findOne('python', config("'constant*linear_warmup'", warm));
    assert.deepEqual([label, totalSteps, schedule!.at(50)], ['config.lr_configs', 5000, Math.fround(0.05)]);
  });

  it('ask for what is set in several ways', async () => {
    const { unknowns } = await findOne(
      'python',
      config("'constant*linear_warmup'", `${warm}  if x:\n    config.lr_configs.warmup_steps = 10\n`),
    );
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['warmup_steps'],
    );
  });

  it('are wrong where the warm-up takes all', async () => {
    const { problems } = await findOne('python', config("'constant*linear_decay'", `${warm}  config.lr_configs.total_steps = 100\n`));
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['invalid-value'],
    );
  });

  it('are none of other factors, of none that changes, and of other schedules', async () =>
    nothing([
      config("'constant*mine'", warm),
      config("'constant'"),
      config("'constant*linear_warmup'", warm, "'mine'"),
      config("'constant*linear_warmup'", `${warm}  config.lr_configs.factors = 'constant'\n`),
      "config.factors = 'constant*linear_warmup'\nconfig.warmup_steps = 10\n",
      "lr = {'factors': 'constant*linear_warmup', 'warmup_steps': 10}\n",
    ]));
});
