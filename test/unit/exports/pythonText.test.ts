import assert from 'node:assert/strict';
import { linear } from '../../../src/core/methods/linear';
import { pythonText } from '../../../src/exports/pythonText';
import { throughPoints } from '../../../src/frameworks/own';
import type { Language } from '../../../src/language/index';
import { find } from '../../fixtures/find';
import { drawable, drawnAs, undrawable } from '../../fixtures/foundSchedule';

async function copied(language: Language, text: string): Promise<string> {
  return pythonText(await find(language, text), throughPoints);
}

describe('pythonText', () => {
  const cases: readonly (readonly [string, Language, string, string])[] = [
    [
      'resolves names and arithmetic',
      'python',
      'TOTAL = 10 * 1000\nkl = schedule("cosine", 1 / 4, TOTAL)\n',
      'from weight_schedules import schedule\n\nkl = schedule("cosine", base_weight=0.25, total_steps=10_000)\n',
    ],
    [
      'writes a key path as a name, with the path beside it',
      'yaml',
      'loss:\n  kl-weight: schedule(linear, 0.5, 500)\n',
      'from weight_schedules import schedule\n\n# loss.kl-weight\nloss_kl_weight = schedule("linear", base_weight=0.5, total_steps=500)\n',
    ],
    [
      'writes switches, choices and lists as Python has them',
      'yaml',
      'a: {method: piecewise, points: [[0, 0], [20000, 1]], interpolation: cosine, total_steps: 20000, reverse: true}\n',
      'from weight_schedules import schedule\n\na = schedule("piecewise", points=[[0, 0], [20_000, 1]], interpolation="cosine", total_steps=20_000, reverse=True)\n',
    ],
    [
      'puts compositions together again, following names',
      'python',
      'warm = schedule("linear", 1, 10)\nall = sequence(warm, schedule("cosine", 1, 5 * 2)) * 0.5\n',
      'from weight_schedules import schedule, sequence\n\nwarm = schedule("linear", base_weight=1, total_steps=10)\nall = sequence(schedule("linear", base_weight=1, total_steps=10), schedule("cosine", base_weight=1, total_steps=10)) * 0.5\n',
    ],
    [
      'keeps operators apart, and the order of parameters',
      'python',
      'a = (1 - clip(schedule("linear", 1, 10), high=0.5, low=0.1)) / 2\n',
      'from weight_schedules import clip, schedule\n\na = (1 - clip(schedule("linear", base_weight=1, total_steps=10), 0.1, 0.5)) / 2\n',
    ],
    [
      'says so where the steps are not known',
      'yaml',
      'kl: schedule(linear, 0.5)\n',
      'from weight_schedules import schedule\n\n# The text does not say how many steps: 100 stands for all of the run.\nkl = schedule("linear", base_weight=0.5, total_steps=100)\n',
    ],
  ];
  for (const [what, language, text, expected] of cases) it(what, async () => assert.equal(await copied(language, text), expected));

  it('gives each schedule a name that Python allows', () => {
    const labels = ['class', '0.weight', 'x', 'x', 'x_2', 'schedule', '日本', '…', 'a\nimport os'];
    const names = [
      ...pythonText(
        labels.map((label) => drawable(label, 'linear', 1, 10)),
        throughPoints,
      ).matchAll(/^(\S+) =/gm),
    ].map(([, name]) => name);
    assert.deepEqual(names, ['class_', 'weight_0_weight', 'x', 'x_2', 'x_2_2', 'schedule_', 'weight', 'weight_2', 'a_import_os']);
  });

  it('keeps a comment on its line', () => {
    const text = pythonText([drawable('a\nimport os\u2028b', 'linear', 1, 10)], throughPoints);
    assert.match(text, /^# a import os b$/m);
  });

  it('writes what a framework defines as points', () => {
    const found = {
      ...undrawable('lr'),
      ...drawnAs(linear, { base_weight: 0.5, total_steps: 1e4 }),
      definition: { source: 'torch.optim.lr_scheduler', name: 'LinearLR', formula: '', summary: '', parameters: [], curves: () => [] },
    };
    assert.equal(
      pythonText([found], throughPoints),
      'from weight_schedules import schedule\n\n# torch.optim.lr_scheduler.LinearLR, as points.\nlr = schedule("piecewise", base_weight=1, total_steps=10_000, points=[[0, 0], [10_000, 0.5]])\n',
    );
  });

  it('is empty where there is nothing to copy', () => assert.equal(pythonText([undrawable('lr')], throughPoints), ''));
});
