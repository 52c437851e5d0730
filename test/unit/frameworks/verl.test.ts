import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

describe('the optim sections of verl, as it runs them', () => {
  itRuns('verl');

  const optim = 'optim:\n  lr: 1e-6\n  lr_warmup_steps_ratio: 0.1\n';

  it('ask for the steps of the run where the curve depends on them alone', async () => {
    const asked = async (more: string) => (await findOne('yaml', optim + more)).unknowns.map(({ key }) => key);
    assert.deepEqual(await asked('  lr_scheduler_type: constant\n'), ['run.step']);
    assert.deepEqual(await asked('  lr_scheduler_type: constant\n  lr_warmup_steps: 10\n'), []);
    assert.deepEqual(await asked('  lr_scheduler_type: cosine\n  lr_warmup_steps: 10\n'), ['run.step']);
  });

  it('read 1e-6 as a number, and say nothing of defaults that are written out', async () => {
    const { problems } = await findOne(
      'yaml',
      `${optim}  min_lr_ratio: 0.0\n  num_cycles: 0.5\n  lr_warmup_steps: 3\n  lr_scheduler_type: constant\n`,
    );
    assert.deepEqual(problems, []);
  });

  it('are those of verl alone, and none of transformers', async () => {
    for (const text of [
      'optim:\n  lr: 1e-6\n  lr_scheduler_type: cosine\n',
      `${optim}  lr_scheduler_type: linear\n`,
      `${optim}  _target_: verl.workers.config.McoreOptimizerConfig\n  lr_scheduler_type: cosine\n`,
      `${optim}  lr_decay_style: constant\n`,
      `${optim}  lr_min: 0.0\n  lr_scheduler_type: cosine\n`,
    ])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});

describe("the configs of PaddleNLP's pretraining", () => {
  it('are none of transformers, whose schedules fall to 0', async () => {
    const text = (more: string) => `{"per_device_train_batch_size": 1, "learning_rate": 3e-05, "warmup_steps": 3, "max_steps": 100${more}}`;
    assert.equal((await find('json', text(''))).length, 1);
    assert.deepEqual(await find('json', text(', "min_learning_rate": 3e-06')), []);
    assert.deepEqual(await find('json', text(', "input_dir": "data", "tensor_parallel_degree": 2')), []);
  });
});

describe('the configs of ms-swift', () => {
  const swift = 'tuner_type: lora\nlearning_rate: 1e-4\nnum_train_epochs: 1\nper_device_train_batch_size: 1\nmax_steps: 101\n';

  it('fall along a cosine where nothing is said', async () => {
    const { definition, schedule, problems } = await findOne('yaml', `${swift}warmup_ratio: 0.05\n`);
    assert.deepEqual([definition!.name, schedule!.at(6), schedule!.at(101), problems], ['cosine', 1e-4, 0, []]);
  });

  it('have rates of their own where none is given', async () => {
    const rate = async (text: string) => (await findOne('yaml', `${text}lr_scheduler_type: constant\nmax_steps: 9\n`)).schedule!.at(1);
    assert.equal(await rate('tuner_type: full\noutput_dir: x\n'), 1e-5);
    assert.equal(await rate('tuner_type: lora\noutput_dir: x\n'), 1e-4);
  });

  it('accumulate 16 samples where nothing else is said', async () => {
    const text = swift.replace('max_steps: 101\n', '');
    const total = async (more: string) => (await findOne('yaml', text + more, { run: { datasetSize: 1600, processes: 4 } })).totalSteps;
    assert.deepEqual([await total(''), await total('gradient_accumulation_steps: 1\n'), await total('rlhf_type: grpo\n')], [100, 400, 400]);
  });

  it('take one kind of warm-up', async () => {
    const { problems } = await findOne('yaml', `${swift}warmup_ratio: 0.05\nwarmup_steps: 5\n`);
    assert.equal(problems.length, 1);
  });
});
