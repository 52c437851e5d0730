// Functions of the step in a notebook: what an earlier cell binds is known in a later one.
import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { allProblems } from '../../../src/language/find/allProblems';
import type { FoundSchedule } from '../../../src/language/find/found';
import { parse } from '../../../src/language/index';
import { findInTree } from '../../fixtures/find';

/** The schedules of the last of some cells. */
async function findInLast(...cells: readonly string[]): Promise<readonly FoundSchedule[]> {
  const trees = await Promise.all(cells.map((cell) => parse('python', cell)));
  const { frameworks } = await frameworksFor(cells.at(-1)!, 'python');
  return findInTree('python', trees.at(-1)!, { frameworks, earlierCells: trees.slice(0, -1) });
}

/** Cells, the label of what is drawn in the last one, and its values at some steps. */
const cells: readonly (readonly [what: string, cells: readonly string[], label: string, values: readonly (readonly [number, number])[]])[] =
  [
    [
      'constants, and a module',
      ['import math\nhigh, low = 0.8, 0.1\n', 'rate = 0.002\n', 'def eps(step):\n    return low + (high - low) * math.exp(-rate * step)\n'],
      'eps',
      [
        [0, 0.8],
        [400, 0.1 + 0.7 * Math.exp(-0.8)],
      ],
    ],
    [
      'a function that another cell has',
      ['SPAN = 40\n', 'def ramp(step):\n    return min(1.0, step / SPAN)\n', 'def kl_weight(step):\n    return 0.5 * ramp(step)\n'],
      'kl_weight',
      [
        [20, 0.25],
        [80, 0.5],
      ],
    ],
    [
      'a function that a loop calls',
      ['SPAN = 40\ndef part(step):\n    return min(1.0, step / SPAN)\n', 'for step in range(100):\n    beta = 4 * part(step)\n'],
      'beta',
      [
        [10, 1],
        [90, 4],
      ],
    ],
    [
      'an attribute of an object',
      ['class Cfg:\n    span = 20\n', 'cfg = Cfg()\ncfg.top = 3\n', 'def kl_weight(step):\n    return cfg.top * min(1, step / cfg.span)\n'],
      'kl_weight',
      [
        [10, 1.5],
        [30, 3],
      ],
    ],
    [
      'the last of what two cells say',
      ['SPAN = 1\n', 'SPAN = 50\n', 'def kl_weight(step):\n    return min(1, step / SPAN)\n'],
      'kl_weight',
      [
        [25, 0.5],
        [60, 1],
      ],
    ],
    [
      'its own name before that of an earlier cell',
      ['SPAN = 1\n', 'SPAN = 50\ndef kl_weight(step):\n    return min(1, step / SPAN)\n'],
      'kl_weight',
      [
        [25, 0.5],
        [60, 1],
      ],
    ],
  ];

describe('functions of the step in a notebook', () => {
  for (const [what, all, label, values] of cells) {
    it(`know ${what}`, async () => {
      const [found, ...others] = await findInLast(...all);
      assert.deepEqual([found?.label, others, allProblems(found!)], [label, [], []]);
      for (const [step, value] of values) assert.ok(Math.abs(found!.schedule!.at(step) - value) < 1e-12, `${found!.schedule!.at(step)}`);
    });
  }

  it('know nothing of later cells', async () => {
    assert.deepEqual(await findInLast('def kl_weight(step):\n    return min(1, step / SPAN)\n'), []);
  });

  it('say where they are what an earlier cell raises', async () => {
    const text = '# Here\ndef kl_weight(step):\n    return part(step)\n';
    const [found] = await findInLast('def part(step):\n    return 3 / step\n', text);
    const [problem] = allProblems(found!);
    assert.equal(messageText(problem!.message), 'At step 0 this raises ZeroDivisionError: division by zero.');
    assert.equal(text.slice(problem!.range.from, problem!.range.to), 'def kl_weight(step)');
  });
});
