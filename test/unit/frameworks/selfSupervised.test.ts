// Trainers that learn from images without labels.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { assertGolden, goldenCases } from './goldenCases';

describe('solo-learn', () => {
  for (const golden of goldenCases('sololearn'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        assert.deepEqual(
          found.map(({ unit, problems, curves }) => [unit, problems, curves.some(({ quantity }) => quantity === golden.quantity)]),
          [[golden.unit, [], true]],
        );
        return found[0];
      }),
    );

  const [config] = goldenCases('sololearn').map((golden) => golden.config!);

  it('is drawn over the epochs where nobody says how many updates they have', async () => {
    const { curves, unit, totalSteps } = await findOne('yaml', config!);
    assert.deepEqual([unit, totalSteps, curves.map(({ schedule }) => schedule.at(10))], ['epoch', 20, [0.3, 0.1]]);
    assert.ok(Math.abs(curves[0]!.schedule.at(15) - 0.15) < 1e-12);
  });

  it('has a list beside it, which has no keys', async () => {
    const files = { 'x.yaml': `defaults:\n  - _self_\n  - augmentations: a.yaml\n${config!}`, 'augmentations/a.yaml': '- crop: 1\n' };
    const { found } = await findWithParents(files);
    assert.equal(found[0]?.curves.length, 2);
  });

  it('is none where the rest of it is missing', async () => {
    for (const text of [
      config!.replace('method:', 'approach:'),
      config!.replace('devices: [0, 1]\n', ''),
      `run:\n  ${config!.replaceAll('\n', '\n  ')}`,
    ])
      assert.deepEqual(await find('yaml', text), [], text);
    assert.deepEqual(await find('yaml', config!.replace('"warmup_cosine"', '"exponential"')), []);
  });
});

describe('VISSL', () => {
  for (const golden of goldenCases('vissl'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        assert.deepEqual(
          found.map(({ unit, problems, unknowns }) => [unit, problems, unknowns]),
          [['epoch', [], []]],
        );
        return found[0];
      }),
    );

  const config = (more: string, which = 'lr') =>
    `config:\n  OPTIMIZER:\n    num_epochs: 10\n    param_schedulers:\n      ${which}:\n        name: cosine\n        start_value: 1\n        end_value: 0.5\n${more}`;
  const told = '        auto_lr_scaling: {auto_scale: true, base_value: 0.1, base_lr_batch_size: 256}\n        update_interval: epoch\n';

  it('is asked for what another file may say, and left alone where that may scale the rate', async () => {
    assert.deepEqual(await find('yaml', config('')), []);
    const { unknowns, schedule } = await findOne('yaml', config(told));
    assert.deepEqual([unknowns.length, schedule], [3, undefined]);
  });

  it('has a rate of the head where that is its own', async () => {
    const head = config(`${told}  MODEL: {}\n`, 'lr_head');
    assert.deepEqual(await find('yaml', head), []);
    const { curves } = await findOne(
      'yaml',
      head.replace('OPTIMIZER:\n', 'OPTIMIZER:\n    head_optimizer_params: {use_different_lr: true}\n'),
    );
    assert.deepEqual(
      [0, 9, 10].map((epoch) => curves[0]!.schedule.at(epoch)).map((value) => value.toFixed(6)),
      ['0.800000', '0.409789', '0.409789'],
    );
  });

  it('is told of lengths and milestones that do not fit, and is none of others', async () => {
    const whole = `${config('')}  MODEL: {}\n`;
    const wrong = [
      whole
        .replace('cosine', 'composite')
        .replace('start_value: 1', 'schedulers: [{name: cosine, start_value: 1, end_value: 0}]\n        lengths: [0.5, 0.5]'),
      whole.replace('cosine', 'multistep').replace('start_value: 1', 'values: [1, 2]\n        milestones: [2, 4]'),
    ];
    for (const text of wrong)
      assert.deepEqual(
        (await findOne('yaml', text)).problems.map(({ code }) => code),
        ['invalid-value'],
        text,
      );
    for (const text of [whole.replace('cosine', 'mine'), whole.replace('config:', 'other:')])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
