// What a cell of a notebook calls by names that cells above it have given.
import assert from 'node:assert/strict';
import { frameworksFor } from '../../../../src/frameworks/frameworksFor';
import type { FoundSchedule } from '../../../../src/language/find/found';
import { parse } from '../../../../src/language/index';
import { findInTree } from '../../../fixtures/find';

const numbers: readonly (readonly [what: string, cells: readonly string[], total: number | undefined])[] = [
  ['a name', ['T = 10\n', 'import torch\n', 's = schedule("linear", 1, T)\n'], 10],
  ['a name behind a star import', ['from mine import *\n', 'T = 10\n', 's = schedule("linear", 1, T)\n'], 10],
  ['a name before a star import', ['T = 10\n', 'from mine import *\n', 's = schedule("linear", 1, T)\n'], undefined],
  ['a name before a star import in its cell', ['T = 10\nfrom mine import *\n', 's = schedule("linear", 1, T)\n'], undefined],
  ['a name before a star import in the last cell', ['T = 10\n', 'from mine import *\ns = schedule("linear", 1, T)\n'], undefined],
  ['the length of the run before a star import', ['max_steps = 10\n', 'from mine import *\n', 's = schedule("linear", 1)\n'], undefined],
  ['a name that a text binds', ['T = 10\n', 'exec("T = 5")\n', 's = schedule("linear", 1, T)\n'], undefined],
  ['an item', ['cfg = {"n": 10}\n', 'print(cfg)\n', 's = schedule("linear", 1, cfg["n"])\n'], 10],
  ['an item that is changed', ['cfg = {"n": 10}\n', 'cfg.update(n=5)\n', 's = schedule("linear", 1, cfg["n"])\n'], undefined],
  ['an item under another name', ['cfg = {"n": 10}\n', 'd = cfg\nd["n"] = 5\n', 's = schedule("linear", 1, cfg["n"])\n'], undefined],
  ['an item under another name here', ['cfg = {"n": 10}\n', 'd = cfg\nd["n"] = 5\ns = schedule("linear", 1, cfg["n"])\n'], undefined],
  [
    'an item that a function changes',
    ['cfg = {"n": 10}\n', 'def tune(c):\n    c["n"] = 5\ntune(cfg)\n', 's = schedule("linear", 1, cfg["n"])\n'],
    undefined,
  ],
];

/** The schedules of the last of some cells. */
async function findInLast(cells: readonly string[]): Promise<readonly FoundSchedule[]> {
  const trees = await Promise.all(cells.map((text) => parse('python', text)));
  const { frameworks } = await frameworksFor(cells.at(-1)!, 'python');
  return findInTree('python', trees.at(-1)!, { frameworks, earlierCells: trees.slice(0, -1) });
}

const cases: readonly (readonly [what: string, cells: readonly string[], source: string | undefined])[] = [
  ['an import', ['from torch.optim.lr_scheduler import StepLR\n', 's = StepLR(opt, 10)\n'], 'torch.optim.lr_scheduler.StepLR'],
  [
    'an import under another name',
    ['import torch.optim.lr_scheduler as S\n', 'x = 1\n', 's = S.StepLR(opt, 10)\n'],
    'torch.optim.lr_scheduler.StepLR',
  ],
  ['an import of all names', ['from torch.optim.lr_scheduler import *\n', 's = StepLR(opt, 10)\n'], 'torch.optim.lr_scheduler.StepLR'],
  ['our function under another name', ['from weight_schedules import schedule as sch\n', 's = sch("linear", 1, 100)\n'], 'schedule()'],
  ['a name for that', ['from weight_schedules import schedule as sch\n', 'ramp = sch\n', 's = ramp("linear", 1, 100)\n'], 'schedule()'],
  ['a function that takes schedules', ['from training import fit\n', 's = fit(schedule("linear", 1, 100))\n'], 'schedule()'],
  // What a later cell defines is the user's own.
  [
    'a class of the notebook',
    ['from torch.optim.lr_scheduler import StepLR\n', 'class StepLR: pass\n', 's = StepLR(opt, 10)\n'],
    undefined,
  ],
];

describe('a cell of a notebook', () => {
  for (const [what, cells, source] of cases) {
    it(`knows ${what} from a cell above`, async () => {
      const found = await findInLast(cells);
      assert.deepEqual(
        found.map((one) => one.source),
        source === undefined ? [] : [source],
      );
    });
  }

  for (const [what, cells, total] of numbers) {
    it(`has ${what} from a cell above: ${total ?? 'not known'}`, async () => {
      assert.deepEqual(
        (await findInLast(cells)).map(({ totalSteps }) => totalSteps),
        [total],
      );
    });
  }

  const values: readonly (readonly [what: string, cells: readonly string[], at10: number | undefined])[] = [
    ['a product', ['s = schedule("linear", 1, 20)\n', 'x = s * 4\n'], 2],
    ['another name', ['s = schedule("linear", 1, N)\nN = 20\n', 'r = s\n', 'x = r + 1\n'], 1.5],
    ['what another cell makes of it', ['s = schedule("linear", 1, 20)\n', 'd = 2 * s\n', 'x = minimum(d, 0.75)\n'], 0.75],
    [
      'nothing of a name that two cells give',
      ['s = schedule("linear", 1, 20)\n', 's = schedule("linear", 2, 20)\n', 'x = s * 4\n'],
      undefined,
    ],
  ];
  for (const [what, cells, at10] of values) {
    it(`makes ${what} of a schedule from a cell above`, async () => {
      const found = await findInLast(cells);
      assert.deepEqual(
        found.map(({ label, schedule }) => [label, schedule?.at(10)]),
        at10 === undefined ? [] : [['x', at10]],
      );
    });
  }
});
