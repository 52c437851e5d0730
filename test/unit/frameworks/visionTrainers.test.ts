import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, itRuns } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('yaml', text), [], text);
};

describe('the TRAIN section, as Swin Transformer runs it', () => {
  itRuns('swin');

  const model = 'MODEL:\n  TYPE: swin\n';
  const train = 'TRAIN:\n  EPOCHS: 30\n  WARMUP_EPOCHS: 5\n  BASE_LR: 2.0e-05\n';

  it('asks for the GPUs, with which the rate grows', async () => {
    const { unknowns, schedule, label } = await findOne('yaml', model + train);
    assert.deepEqual([label, unknowns.map(({ parameter }) => parameter.name)], ['TRAIN', ['GPUs']]);
    const { schedule: answered } = await findOne('yaml', model + train, { answers: new Map([['TRAIN.GPUs', 8]]) });
    assert.equal(answered!.at(5), 8 * schedule!.at(5));
  });

  it('is wrong where the cosine or the milestones have no room', async () => {
    const answers = new Map([['TRAIN.GPUs', 8]]);
    const wrong = async (more: string) =>
      (await findOne('yaml', `${model}${train}${more}`, { answers })).problems.map(({ message }) => messageText(message));
    assert.deepEqual(await wrong('  LR_SCHEDULER:\n    NAME: multistep\n'), [
      'The warm-up must end at the first of MULTISTEPS, or before it.',
    ]);
    const long = await findOne('yaml', `${model}TRAIN:\n  EPOCHS: 5\n  WARMUP_EPOCHS: 5\n  BASE_LR: 2.0e-05\n`, { answers });
    assert.deepEqual([long.curves.length, long.problems.length], [0, 1]);
  });

  it('reads 2e-05 as a number, as yacs does', async () => {
    const { problems } = await findOne('yaml', `${model}${train.replace('2.0e-05', '2e-05')}`);
    assert.deepEqual(problems, []);
  });

  it('is that of Swin alone', async () =>
    nothing([
      train,
      `MODEL:\n  TYPE: vssm\n${train}`,
      `${model}BASE: ['other.yaml']\n${train}`,
      `${model}TRAIN:\n  LR: 0.1\n  LR_STEP: [30]\n  BEGIN_EPOCH: 0\n`,
      `${model}${train}  LR_SCHEDULER:\n    NAME: mine\n`,
    ]));
});

describe('the configs of DINOv2 and DINOv3, as they run them', () => {
  for (const golden of goldenCases('dino')) {
    const of = ({ quantity }: { readonly quantity: string }) => quantity === golden.quantity;
    it(`${golden.name} (${golden.library})`, () => assertGolden(golden, (found) => found.find(({ curves }) => curves.some(of))));
  }

  const known = 'teacher:\n  momentum_teacher: 0.994\noptim:\n  epochs: 10\n  weight_decay_end: 0.2\n';

  it('draw what does not depend on the GPUs, and ask for them', async () => {
    const found = await find('yaml', `${known}  base_lr: 2.0e-04\n`);
    assert.deepEqual(
      found.map(({ label, curves, unknowns }) => [label, curves.length, unknowns.length]),
      [
        ['teacher.momentum_teacher', 1, 0],
        ['optim.weight_decay', 1, 0],
        ['optim.base_lr', 0, 1],
      ],
    );
  });

  it('have no curve of numbers that numpy refuses', async () => {
    const [, decay] = await find('yaml', known.replace('epochs: 10', 'epochs: 10.5'));
    assert.deepEqual([decay!.curves.length, decay!.problems.length], [0, 1]);
  });

  const block = (rest: string) => `student:\n  arch: vit\ncrops:\n  n: 8\noptim:\n  epochs: 20\n${rest}`;
  const weight = '  loss_weight_schedule:\n    start: 0\n    peak: 0\n    end: 2.0\n    warmup_epochs: 10\n    cosine_epochs: 1\n';

  it('weigh a loss that is switched on', async () => {
    assert.equal((await find('yaml', block(`gram:\n  use_loss: true\n${weight}`))).length, 1);
    await nothing([block(`gram:\n  use_loss: false\n${weight}`), block(`gram:\n${weight}`), `gram:\n  use_loss: true\n${weight}`]);
  });

  it('are those of a student alone, too, which has blocks', async () => {
    const text =
      'student:\n  arch: convnext_base\noptim:\n  epochs: 20\nschedules:\n  momentum:\n    start: 0.99\n    peak: 0.99\n    end: 1\n    warmup_epochs: 0\n';
    assert.deepEqual([(await findOne('yaml', text)).label], ['schedules.momentum']);
  });

  it('count the updates of the Gram teacher apart from those of the run', async () => {
    const text = block(`gram:\n  use_loss: true\n  rep_update: true\n  max_updates: 3\n${weight}`);
    const { run, totalSteps } = await findOne('yaml', text);
    assert.deepEqual([run, totalSteps], [undefined, 25_000]);
  });

  it('are wrong where the parts of a block are longer than the run', async () => {
    const found = await findOne('yaml', block(`gram:\n  use_loss: true\n${weight.replace('cosine_epochs: 1', 'cosine_epochs: 11')}`));
    assert.deepEqual([found.curves.length, found.problems.map(({ code }) => code)], [0, ['invalid-value']]);
  });

  it('are theirs alone', async () =>
    nothing([
      'optim:\n  base_lr: 0.1\n  min_lr: 0.01\n  warmup_epochs: 5\n',
      'teacher:\n  momentum: 0.9\noptim:\n  lr: 0.1\n',
      'optim: adamw\nteacher: big\n',
    ]));
});

describe('the optimization section, as I-JEPA and V-JEPA run it', () => {
  for (const golden of goldenCases('jepa')) it(`${golden.name} (${golden.library})`, () => assertGolden(golden, ([found]) => found));

  const section =
    'optimization:\n  ema: [0.996, 1.0]\n  epochs: 30\n  final_lr: 1.0e-06\n  final_weight_decay: 0.4\n  lr: 0.001\n  start_lr: 0.0002\n  warmup: 4\n  weight_decay: 0.04\n';

  it('has no curve where its schedules end before the run', async () => {
    const { curves, problems } = await findOne('yaml', `${section}  ipe_scale: 0.5\n`);
    assert.deepEqual([curves.length, problems.map(({ code }) => code)], [0, ['invalid-value']]);
  });

  it('is theirs alone', async () => nothing([`${section}  is_anneal: false\n  anneal: 15\n`, section.replace('final_lr', 'last_lr')]));
});
