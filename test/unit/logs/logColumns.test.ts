import assert from 'node:assert/strict';
import { columnFor, firstStep, stepColumns, valueColumns } from '../../../src/logs/logColumns';
import type { LogTable } from '../../../src/logs/logTable';

const table = (...names: readonly string[]): LogTable => ({
  columns: names.map((name) => ({ name, rows: Float64Array.of(0), values: Float64Array.of(1) })),
  rowCount: 1,
  unreadable: 0,
  firstStep: 0,
});

describe('stepColumns', () => {
  for (const [names, expected] of [
    [['epoch', 'step', 'lr'], ['step']],
    [
      ['step', 'trainer/global_step', 'global_step'],
      ['global_step', 'trainer/global_step', 'step'],
    ],
    [['_step', '_runtime', '_timestamp', 'loss'], ['_step']],
    [['Wall time', 'Step', 'Value'], ['Step']],
    [['iteration', 'lr'], ['iteration']],
    [
      ['step', 'train/global_step', 'train/learning_rate'],
      ['train/global_step', 'step'],
    ],
    [['train/num_updates', 'train/loss'], ['train/num_updates']],
    [['stepsize', 'loss'], []],
  ] as const) {
    it(names.join(), () =>
      assert.deepEqual(
        stepColumns(table(...names)).map(({ name }) => name),
        expected,
      ),
    );
  }
});

describe('firstStep', () => {
  it('is 1 in what the Trainer of Hugging Face writes, also through trackers', () => {
    assert.equal(firstStep({ ...table('step', 'learning_rate'), firstStep: 1 }), 1);
    assert.equal(firstStep(table('_step', 'train/global_step', 'train/learning_rate')), 1);
    assert.equal(firstStep(table('step', 'wall_time', 'train/epoch', 'train/learning_rate')), 1);
    assert.equal(firstStep(table('step', 'epoch', 'lr-SGD')), 0);
  });
});

describe('valueColumns', () => {
  it('leaves out steps, epochs and times', () => {
    const names = valueColumns(table('epoch', 'step', 'lr', '_timestamp', 'Wall time', 'val/loss')).map(({ name }) => name);
    assert.deepEqual(names, ['lr', 'val/loss']);
  });
});

describe('columnFor', () => {
  for (const [label, names, expected] of [
    ['loss.kl_weight', ['train/kl_weight', 'loss'], 'train/kl_weight'],
    ['kl_weight', ['KL-Weight'], 'KL-Weight'],
    ['loss.kl_weight', ['loss/kl_weight', 'train/kl_weight'], 'loss/kl_weight'],
    ['kl', ['train/kl', 'val/kl'], undefined],
    ['kl', ['train/kl', 'kl'], 'kl'],
    ['optimizer.lr', ['learning_rate', 'loss'], 'learning_rate'],
    ['w', ['w', 'x'], undefined],
    ['beta', ['loss'], undefined],
  ] as const) {
    it(`${label} among ${names.join(', ')}: ${expected}`, () => assert.equal(columnFor(label, table(...names).columns)?.name, expected));
  }
});
