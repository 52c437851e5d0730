// The options of trainers in shell scripts. What they come to is checked against the same keys in YAML, whose values the libraries made.
import assert from 'node:assert/strict';
import type { FoundSchedule } from '../../../src/language/find/found';
import { find, findOne } from '../../fixtures/find';
import { itRunsConfigs } from './goldenCases';

const at = ({ schedule, definition, label }: FoundSchedule, steps: readonly number[]) => {
  assert.ok(schedule, `${definition?.name} of ${label} has no curve`);
  return steps.map((step) => Number(schedule.at(step).toPrecision(12)));
};

const trainer = `torchrun --nproc_per_node=8 train.py \\
  --output_dir out --per_device_train_batch_size 8 \\
  --learning_rate 2e-5 --max_steps 1000 \\
`;

describe('shell scripts', () => {
  it('transformers: the options of TrainingArguments', async () => {
    const found = await findOne('shell', `${trainer}  --warmup_ratio 0.1 --lr_scheduler_type "cosine"\n`);
    assert.equal(found.label, 'lr_scheduler_type');
    // By hand: half of the warm-up, its end, the middle of the cosine, its end.
    assert.deepEqual(at(found, [50, 100, 550, 1000]), [1e-5, 2e-5, 1e-5, 0]);
  });

  it('transformers: a linear decay where only the rate is given, and what variables hold', async () => {
    const found = await findOne(
      'shell',
      `LR=1e-4\nSTEPS=$((10 * 50))\npython x.py --learning_rate $LR --per_device_train_batch_size 4 --max_steps $STEPS\n`,
    );
    assert.deepEqual([found.definition?.name, found.totalSteps], ['linear', 500]);
    assert.deepEqual(at(found, [0, 250, 500]), [1e-4, 5e-5, 0]);
    const { literal, origin } = found.parameters.find(({ name }) => name === 'learning_rate')!;
    assert.deepEqual(literal, { from: 3, to: 7 });
    assert.notEqual(origin.kind, 'literal');
  });

  it('what the script does not know is asked for', async () => {
    const found = await findOne('shell', `python x.py --learning_rate $1 --lr_scheduler_type cosine --per_device_train_batch_size 4\n`);
    assert.deepEqual(
      found.unknowns.map(({ parameter }) => parameter.name),
      ['learning_rate', 'max_steps'],
    );
    assert.deepEqual(found.problems, []);
  });

  it("BERT's own scripts have options of the same names and another schedule", async () => {
    assert.deepEqual(await find('shell', 'python run_squad.py --learning_rate=5e-6 --num_train_epochs=2.0 --train_batch_size=4\n'), []);
  });

  it('what a trainer with options of its own does by default is not known', async () => {
    const options = 'x --learning_rate 1e-6 --epochs 3 --lr_scheduler_type cosine --output_dir out';
    assert.deepEqual(await find('shell', `${options}\n`), []);
    assert.equal((await findOne('shell', `${options} --warmup_ratio 0.1\n`)).definition?.name, 'cosine');
  });

  it("diffusers' examples, and those of transformers without a Trainer", async () => {
    const options = '--learning_rate=1e-4 --max_train_steps=1000';
    const restarts = await findOne(
      'shell',
      `accelerate launch t.py ${options} --lr_scheduler="cosine_with_restarts" --lr_warmup_steps=100 --lr_num_cycles=3\n`,
    );
    // By hand: three cycles of 300 steps behind the warm-up, the middle of the first and the start of the second.
    assert.deepEqual(at(restarts, [50, 100, 250, 400]), [5e-5, 1e-4, 5e-5, 1e-4]);
    const plain = await findOne(
      'shell',
      `python run.py --learning_rate 1e-4 --max_train_steps 1000 --num_warmup_steps 0 --lr_scheduler_type linear\n`,
    );
    assert.deepEqual(at(plain, [0, 250, 1000]), [1e-4, 7.5e-5, 0]);
    const ofOthers = [
      `python t.py ${options} --lr_scheduler=cosine_with_min_lr --lr_warmup_steps=0`,
      `python t.py ${options} --lr_scheduler=cosine`,
      `python t.py ${options} --lr_scheduler=cosine --lr_warmup_steps=0 --scale_lr`,
    ];
    for (const text of ofOthers) assert.deepEqual(await find('shell', text), [], text);
  });

  it('sd-scripts', async () => {
    const found = await findOne(
      'shell',
      'accelerate launch train_network.py --network_module=networks.lora --network_dim=8 --learning_rate=1e-4 --lr_scheduler=cosine --lr_warmup_steps=0 --max_train_steps=400\n',
    );
    assert.equal(found.source, 'sd-scripts.cosine');
    assert.deepEqual(at(found, [0, 200, 400]), [1e-4, 5e-5, 0]);
  });

  it('Megatron-LM: the options of several lists together', async () => {
    const text = `MODEL=(\n  --num-layers 2\n)\nTRAIN=(\n  --lr 3e-4\n  --min-lr 3e-5 # the last\n  --train-iters 1000\n  --lr-decay-style cosine\n)\ntorchrun pretrain_gpt.py \${MODEL[@]} "\${TRAIN[@]}"\n`;
    const found = await findOne('shell', text);
    assert.equal(text.slice(found.range.from, found.range.to), '--lr-decay-style cosine');
    assert.deepEqual([found.label, found.totalSteps], ['lr', 1000]);
    assert.deepEqual(at(found, [0, 500, 1000]), [3e-4, 1.65e-4, 3e-5]);
    // Options of SwissArmyTransformer and of MiniLLM.
    assert.deepEqual(await find('shell', 'x --lr 1e-4 --lr-decay-style cosine --train-iters 10 --warmup .02\n'), []);
    assert.deepEqual(await find('shell', 'x --lr 1e-4 --lr-decay-style cosine --warmup-iters 5 --lr-min 1e-5\n'), []);
  });

  it('ms-swift: a cosine where nothing else is said, over its epochs', async () => {
    const text = (more: string) =>
      `megatron sft \\\n  --model m \\\n  --split_dataset_ratio 0.01 \\\n  --lr 1e-5 \\\n  --lr_warmup_fraction 0.1 \\\n  --min_lr 1e-6 ${more}\n`;
    const found = await findOne('shell', text('--train_iters 1000'));
    // By hand: half of the warm-up, its end, the middle of the cosine, its end.
    assert.deepEqual([found.definition?.name, at(found, [50, 100, 550, 1000])], ['cosine', [5e-6, 1e-5, 5.5e-6, 1e-6]]);
    const ofEpochs = await findOne('shell', text('--num_train_epochs 3'));
    assert.deepEqual([ofEpochs.definition?.name, ofEpochs.unknowns.length], ['cosine', 1]);
    assert.equal((await findOne('shell', text('--num_train_epochs 3 --train_iters 1000'))).totalSteps, undefined);
    assert.equal((await findOne('shell', text('--train_iters 1000 --lr_decay_style linear'))).definition?.name, 'linear');
    // What other programs do with such options is not known.
    assert.deepEqual(await find('shell', text('--train_iters 1000').replace('--split_dataset_ratio 0.01', '--data d')), []);
  });

  describe('Megatron-LM, as it runs them', () => {
    itRunsConfigs('megatron', (golden) => {
      const options = [...golden.config!.matchAll(/(--[\w-]+): (\S+)/g)].map(([, name, value]) => `${name} ${value}`);
      return { ...golden, language: 'shell', config: `torchrun pretrain_gpt.py \\\n  ${options.join(' \\\n  ')}\n` };
    });
  });

  it('fairseq', async () => {
    const root = await findOne(
      'shell',
      'fairseq-train data --lr 5e-4 --lr-scheduler inverse_sqrt --warmup-updates 4000 --max-update 16000\n',
    );
    assert.deepEqual(at(root, [2000, 4000, 16000]), [2.5e-4, 5e-4, 2.5e-4]);
    const stages = await findOne(
      'shell',
      `fairseq-train d --lr 1 --lr-scheduler tri_stage --phase-ratio '[0.1, 0.4, 0.5]' --max-update 1000\n`,
    );
    assert.deepEqual(at(stages, [50, 300]), [0.505, 1]);
    assert.deepEqual(await find('shell', 'fairseq-train d --lr 0.1,0.2 --lr-scheduler inverse_sqrt --warmup-updates 4000\n'), []);
  });

  it('nothing is shown of other programs', async () => {
    const texts = [
      'docker run --rm --gpus all -v $PWD:/w image:1.2 --port 80\n',
      'git commit --amend --no-edit && git push --force origin main\n',
      'cmake -S . -B build -DCMAKE_BUILD_TYPE=Release --parallel 8\ncurl -fsSL --retry 3 --max-time 100 https://example.org\n',
      'python train.py --epochs 10 --lr 0.1 --batch-size 32\n',
      'python train.py --method linear --steps 100 --lr 0.1\n',
    ];
    for (const text of texts) assert.deepEqual(await find('shell', text), [], text);
  });
});
