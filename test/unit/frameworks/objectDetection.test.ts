// Trainers of object detection whose configs are Python files.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { itRuns } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('python', text), [], text);
};

describe('the experiments of YOLOX', () => {
  itRuns('yolox');

  const experiment = (lines: string, head = 'from yolox.exp import Exp as MyExp', more = '') =>
    `${head}\n\nclass Exp(MyExp):\n    def __init__(self):\n        super().__init__()\n        ${lines}\n${more}`;

  it('ask for the size of a batch, with which the rate grows', async () => {
    const text = experiment('self.max_epoch = 50');
    const { label, unknowns, totalSteps, unit } = await findOne('python', text);
    assert.deepEqual(
      [label, unknowns.map(({ key }) => key), totalSteps, unit],
      ['self.max_epoch', ['self.max_epoch.batch_size'], 50, 'epoch'],
    );
    const { schedule, unknowns: open } = await findOne('python', text, { answers: new Map([['self.max_epoch.batch_size', 64]]) });
    assert.deepEqual([schedule!.at(5), open], [0.01, []]);
  });

  it('are those that leave the rate to YOLOX', async () =>
    nothing([
      experiment('self.depth = 0.33'),
      experiment('self.max_epoch = 50', 'from mine import Exp as MyExp'),
      experiment('self.max_epoch = 50', 'from yolox.exp import BaseExp as MyExp'),
      experiment('self.max_epoch = 50', 'class MyExp: ...'),
      experiment('self.max_epoch = 50', undefined, '    def get_lr_scheduler(self, lr, n):\n        return mine(lr, n)\n'),
      experiment('self.max_epoch = 50\n        self.scheduler = "multistep"'),
      experiment('self.max_epoch = 50\n        self.scheduler = named()'),
      experiment('self.max_epoch = 50\n        if short:\n            self.max_epoch = 10'),
      'max_epoch = 50\nwarmup_epochs = 5\n',
    ]));
});

describe('the solver of YOLOv6', () => {
  const solver = (more: string, name = 'solver') =>
    `${name} = dict(optim='SGD', lr0=0.01, lrf=0.01, momentum=0.9, warmup_momentum=0.8, ${more})\n`;
  const rest = "lr_scheduler='Cosine', warmup_epochs=3.0, warmup_bias_lr=0.1";

  it('asks for the epochs, which the command line says', async () => {
    const { label, curves, unknowns } = await findOne('python', solver(rest));
    assert.deepEqual([label, curves, unknowns.map(({ key }) => key)], ['solver', [], ['run.epoch']]);
  });

  it('is that of YOLOv6 alone', async () =>
    nothing([
      solver(rest, 'optimizer'),
      solver("lr_scheduler='Linear', warmup_epochs=3.0, warmup_bias_lr=0.1"),
      solver("lr_scheduler='Cosine'"),
    ]));
});

describe('the schedules that detectron2 and detrex come with', () => {
  itRuns('coco_schedule');

  const access = (name: string, head = 'from detrex.config import get_config', file = 'common/coco_schedule.py') =>
    `${head}\n\nlr_multiplier = get_config("${file}").${name}\ntrain = get_config("common/train.py").train\n`;

  it('are called as the name that they are bound to', async () => {
    const { label, unit } = await findOne('python', access('lr_multiplier_12ep'));
    assert.deepEqual([label, unit], ['lr_multiplier', 'fraction']);
  });

  it('are those of their file alone', async () =>
    nothing([
      access('lr_multiplier_13ep'),
      access('lr_multiplier_24ep_warmup'),
      access('lr_multiplier_12ep.scheduler'),
      access('lr_multiplier_12ep', undefined, 'common/train.py'),
      access('lr_multiplier_12ep', 'from mine import get_config'),
      access('lr_multiplier_12ep', 'from detectron2.model_zoo import get_config'),
    ]));
});
