import assert from 'node:assert/strict';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import { find, findInTree, findOne } from '../../fixtures/find';

const head = 'import torch\nfrom torch.optim.lr_scheduler import LambdaLR\noptimizer = torch.optim.SGD(params, lr=1.0)\n';

describe('a scheduler that is given a function', () => {
  it('follows what the function calls when that changes', async () => {
    const text = (warmUp: number) =>
      `${head}WARM = ${warmUp}\ndef factor(step):\n    return step / WARM\nscheduler = LambdaLR(optimizer, lambda step: factor(step))\n`;
    const { frameworks } = await frameworksFor(text(4), 'python');
    const memory = {};
    const rate = async (warmUp: number) =>
      findInTree('python', await parse('python', text(warmUp)), { frameworks }, memory)[0]!.schedule!.at(1);
    assert.equal(await rate(4), 0.25);
    assert.equal(await rate(8), 0.125);
  });

  it('has no curve where the function is not known', async () => {
    const { curves, problems } = await findOne('python', `${head}from mine import factor\nscheduler = LambdaLR(optimizer, factor)\n`);
    assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['no-curve']]);
  });

  for (const [what, lines, at10] of [
    [
      'options that the function around it parses',
      [
        'parser = argparse.ArgumentParser()',
        "parser.add_argument('--warm', default=40)",
        'args = parser.parse_args()',
        'f = lambda step: step / args.warm',
      ],
      0.25,
    ],
    ['a function that stands beside it', ['warm = 20', 'def f(step):', '    return step / warm'], 0.5],
    ['a list that is added to', ['ends = [5]', 'ends.append(20)', 'f = lambda step: step / ends[-1]'], 0.5],
    [
      'an attribute that another statement sets',
      ['args = SimpleNamespace(warm=40)', 'args.warm = 80', 'f = lambda step: step / args.warm'],
      0.125,
    ],
    ['numpy', ['f = lambda step: np.clip(step / 40, 0, 1)'], 0.25],
    ['what a condition may add to', ['ends = [5]', 'if unknown:', '    ends.append(20)', 'f = lambda step: step / ends[-1]'], undefined],
    ['what is bound again', ['warm = 20', 'if unknown:', '    warm = 40', 'f = lambda step: step / warm'], undefined],
    [
      'an attribute that a condition may set',
      ['args = SimpleNamespace(warm=40)', 'if unknown:', '    args.warm = 80', 'f = lambda step: step / args.warm'],
      undefined,
    ],
    [
      'another attribute that a condition may set',
      ['args = SimpleNamespace(warm=40)', 'if unknown:', "    args.device = 'cpu'", 'f = lambda step: step / args.warm'],
      0.25,
    ],
  ] as const)
    it(`${at10 === undefined ? 'does not go by' : 'goes by'} ${what}`, async () => {
      const body = [...lines, 'scheduler = LambdaLR(torch.optim.SGD([], lr=1.0), f)'].map((line) => `    ${line}\n`).join('');
      const imports = 'import argparse\nimport numpy as np\nfrom types import SimpleNamespace\n';
      const found = await find('python', `${imports}${head}def main():\n${body}`);
      const { schedule } = found.find(({ label }) => label.endsWith('scheduler'))!;
      assert.equal(schedule?.at(10), at10);
    });

  it('has the length of the run', async () => {
    const found = await findOne('python', `${head}max_steps = 500\nscheduler = LambdaLR(optimizer, lambda s: 1 - s / max_steps)\n`);
    assert.equal(found.totalSteps, 500);
  });

  it('is none where the file has a class of that name', async () => {
    assert.deepEqual(await find('python', 'class LambdaLR: pass\nscheduler = LambdaLR(optimizer, lambda s: s)\n'), []);
  });
});
