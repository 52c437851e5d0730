// Trainers that teach language models by rewards, in their YAML and on their command lines.
import assert from 'node:assert/strict';
import type { FoundSchedule } from '../../../src/language/find/found';
import { find, findOne } from '../../fixtures/find';

const at = ({ schedule, definition, label }: FoundSchedule, steps: readonly number[]) => {
  assert.ok(schedule, `${definition?.name} of ${label} has no curve`);
  return steps.map((step) => Number(schedule.at(step).toPrecision(12)));
};

describe('verl on command lines', () => {
  const run = (more: string, before = '') =>
    `${before}python3 -m verl.trainer.main_ppo algorithm.adv_estimator=grpo ${more} trainer.nnodes=1 $@\n`;

  it('rises over a warm-up and stays, as its config has it where nothing is said', async () => {
    const found = await findOne(
      'shell',
      run('actor_rollout_ref.actor.optim.lr=1e-6 actor_rollout_ref.actor.optim.lr_warmup_steps=10 trainer.total_training_steps=200'),
    );
    assert.deepEqual([found.label, found.definition?.name], ['actor_rollout_ref.actor.optim.lr', 'constant']);
    // By hand: step/10 of the rate, then all of it.
    assert.deepEqual(at(found, [0, 5, 10, 200]), [0, 5e-7, 1e-6, 1e-6]);
    assert.deepEqual(found.unknowns, []);
  });

  it('takes parts of the run, which is asked for, and what lists and variables hold', async () => {
    const text = run(
      '"${ARGS[@]}" critic.optim.lr=$LR',
      'LR=1e-5\nARGS=(\n  critic.optim.lr_warmup_steps_ratio=0.05\n  critic.optim.lr_scheduler_type=cosine\n)\n',
    );
    const found = await findOne('shell', text);
    assert.equal(found.definition?.name, 'cosine');
    assert.deepEqual(
      found.unknowns.map(({ key }) => key),
      ['run.step'],
    );
    const known = await findOne('shell', text.replace('trainer.nnodes=1', 'trainer.total_training_steps=1000'));
    // By hand: half of the 50 steps of the warm-up, its end, the middle of the cosine and its end.
    assert.deepEqual(at(known, [25, 50, 525, 1000]), [5e-6, 1e-5, 5e-6, 0]);
  });

  it('shows nothing where the rate stays, another engine has it, or what is not known may say more', async () => {
    const rate = 'actor_rollout_ref.actor.optim.lr=1e-6';
    for (const text of [
      run(rate),
      run(`${rate} actor_rollout_ref.actor.optim.lr_warmup_steps=-1`),
      run(`${rate} actor_rollout_ref.actor.optim.lr_warmup_steps_ratio=0.`),
      run(`${rate} actor_rollout_ref.actor.optim.warmup_style=constant`),
      run(`${rate} actor_rollout_ref.actor.optim.lr_warmup_steps=10 actor_rollout_ref.actor.strategy=megatron`),
      run(`--config-name=ppo_megatron_trainer.yaml ${rate} actor_rollout_ref.actor.optim.lr_warmup_steps=10`),
      run(`${rate} actor_rollout_ref.actor.optim.lr_warmup_steps=10 actor_rollout_ref.actor.optim.lr_decay_steps=100`),
      run('actor_rollout_ref.actor.optim.lr_warmup_steps=10'),
      run('optim.lr=1e-5 optim.lr_warmup_steps_ratio=0.1'),
    ])
      assert.deepEqual(await find('shell', text), [], text);
  });

  it('is the same in a config that changes only a part of its own', async () => {
    const found = await findOne('yaml', 'actor_rollout_ref:\n  actor:\n    optim:\n      lr: 1e-6\n      lr_warmup_steps: 10\n');
    assert.deepEqual(at(found, [5, 10]), [5e-7, 1e-6]);
    assert.deepEqual(await find('yaml', 'actor:\n  optim:\n    lr: 1e-6\n    lr_warmup_steps: 10\n'), []);
  });
});

describe('AReaL', () => {
  const text = (type: string, more = '') =>
    `total_train_epochs: 3\nactor:\n  optimizer:\n    type: adam\n    lr: 5e-6\n    lr_scheduler_type: ${type}\n${more}`;

  it('falls along a cosine down to a part of the rate, from which its warm-up begins', async () => {
    const found = await findOne('yaml', text('cosine', '    warmup_steps_proportion: 0.1\n    min_lr_ratio: 0.1\n'), {
      run: { totalSteps: 1000 },
    });
    // areal/engine/fsdp_utils at 2026-07, run with 100 of 1000 steps.
    assert.deepEqual(at(found, [0, 50, 100, 550, 1000]), [5e-7, 2.75e-6, 5e-6, 2.75e-6, 5e-7]);
  });

  it('asks how many steps its epochs have: the key that ends the run is not what its rates go by', async () => {
    const found = await findOne('yaml', `total_train_steps: 16\n${text('linear', '    warmup_steps_proportion: 0.1\n')}`);
    assert.equal(found.unknowns.length, 1);
    assert.equal(found.totalSteps, undefined);
  });

  it('is none where the rate stays all the time, or the config is another one', async () => {
    assert.deepEqual(await find('yaml', text('constant', '    warmup_steps_proportion: 0.001\n')), []);
    assert.deepEqual(await find('yaml', text('constant')), []);
    assert.equal((await find('yaml', text('constant', '    warmup_steps_proportion: 0.1\n'))).length, 1);
    assert.deepEqual(await find('yaml', text('cosine').replace('total_train_epochs', 'epochs')), []);
  });
});

describe('SkyRL', () => {
  const way = 'trainer.policy.optimizer_config';

  it('rises over so many updates and stays where nothing else is said', async () => {
    const found = await findOne('shell', `uv run -m skyrl.train ${way}.lr=1e-6 ${way}.num_warmup_steps=160 trainer.epochs=20\n`);
    assert.equal(found.label, `${way}.lr`);
    // get_scheduler of transformers 5.24.
    assert.deepEqual(at(found, [0, 80, 160, 5000]), [0, 5e-7, 1e-6, 1e-6]);
    assert.deepEqual(found.unknowns, []);
  });

  it('has a cosine of transformers', async () => {
    const text = 'policy:\n  optimizer_config:\n    lr: 1e-6\n    num_warmup_steps: 100\n    scheduler: cosine\n';
    const found = await findOne('yaml', text, { answers: new Map([['run.step', 1100]]) });
    // get_scheduler of transformers 5.24.
    assert.deepEqual(at(found, [0, 50, 100, 600, 1100]), [0, 5e-7, 1e-6, 5e-7, 0]);
  });

  it('is none without a warm-up', async () => {
    assert.deepEqual(await find('shell', `uv run -m skyrl.train ${way}.lr=1e-6 ${way}.num_warmup_steps=0\n`), []);
  });
});

describe('RLinf', () => {
  const text = (kind: string, more: string) => `actor:\n  optim:\n    lr: 2.5e-5\n    lr_scheduler: ${kind}\n${more}`;

  it('falls along a cosine of transformers down to its lowest rate', async () => {
    const found = await findOne(
      'yaml',
      text('"cosine"', '    lr_warmup_steps: 1000\n    total_training_steps: 30000\n    num_cycles: 0.5\n    min_lr: 2.5e-6\n'),
    );
    // get_cosine_with_min_lr_schedule_with_warmup of transformers 5.24.
    assert.deepEqual(at(found, [0, 500, 1000, 15_500, 30_000]), [0, 1.25e-5, 2.5e-5, 1.375e-5, 2.5e-6]);
  });

  it('begins with one of the steps of the warm-up and one, and stays at the end, as openpi does', async () => {
    const found = await findOne(
      'yaml',
      text('openpi_cosine', '    lr_warmup_steps: 1000\n    total_training_steps: 30000\n    min_lr: 2.5e-6\n'),
    );
    // rlinf/hybrid_engines/fsdp/utils.py at 2026-07, run.
    assert.deepEqual(
      at(found, [0, 500, 1000, 15_500, 30_000, 31_000]),
      [2.4975024975e-8, 1.25124875125e-5, 2.5e-5, 1.375e-5, 2.5e-6, 2.5e-6],
    );
  });

  it('takes a part of its steps, and is not read as verl', async () => {
    const found = await findOne(
      'yaml',
      text('constant', '    lr_warmup_steps: -1\n    lr_warmup_steps_ratio: 0.05\n    total_training_steps: 20000\n'),
    );
    assert.equal(found.source, 'rlinf.constant');
    assert.deepEqual(at(found, [0, 500, 1000, 20_000]), [0, 1.25e-5, 2.5e-5, 2.5e-5]);
    assert.deepEqual(await find('yaml', text('torch_constant', '    total_training_steps: 10\n')), []);
  });
});

describe('ROLL', () => {
  const text = (before: string) =>
    `${before}max_steps: 100\nactor_train:\n  training_args:\n    learning_rate: 1.0e-6\n    lr_scheduler_type: cosine\n    per_device_train_batch_size: 2\n    warmup_steps: 5\n`;

  it('does other updates than batches of rollouts, so that its steps are asked for', async () => {
    const found = await findOne('yaml', text('rollout_batch_size: 256\n'));
    assert.deepEqual([found.totalSteps, found.unknowns.map(({ key }) => key)], [undefined, ['run.step']]);
    assert.equal((await findOne('yaml', text(''))).totalSteps, 100);
  });
});
