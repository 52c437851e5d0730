import assert from 'node:assert/strict';
import { allProblems } from '../../../src/language/find/allProblems';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import { find, findInTree } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';
import { severityOf } from '../../../src/rules/reading';

/** What needs the user's own functions to be evaluated, or the loop around the scheduler. */
const needsMore = /scale_fn|AveragedModel|first\.step\(\)/;

describe('the schedulers of torch, as each release runs them', () => {
  const cases = [
    ...goldenCases('torch', ({ code = '' }) => !needsMore.test(code)),
    ...goldenCases('torch_tensors'),
    ...goldenCases('torch_long'),
  ];
  for (const golden of cases) {
    const title = `${golden.name} (${golden.version})`;
    if (golden.values.length > 1) {
      it(title, () => assertGolden(golden, (found) => found.find(({ label }) => label === golden.variable)));
    } else {
      it(`${title}: an error`, async () => {
        const found = await find('python', golden.code!, optionsOf(golden));
        const problems = found.flatMap(allProblems);
        assert.ok(
          problems.some((problem) => severityOf(problem) === 'error'),
          'There is no problem.',
        );
      });
    }
  }
});

describe('a scheduler that falls at known steps', () => {
  it('knows them however far they are', async () => {
    const [found] = await find('python', goldenCases('torch_long')[0]!.code!);
    const { schedule } = found!;
    assert.deepEqual(
      [...schedule!.breakpoints(1_500_000, 9e6)],
      [2, 3, 4, 5, 6, 7, 8].map((million) => million * 1e6),
    );
  });
});

describe('a count that torch wants as an int', () => {
  const hydra = (name: string, args: string) => `s:\n  _target_: torch.optim.lr_scheduler.${name}\n  _partial_: true\n  ${args}\n`;
  const messages = async (text: string) =>
    (await find('yaml', text)).flatMap(({ problems }) => problems.filter(({ code }) => code === 'invalid-value'));

  // As torch 2.15 was seen to refuse what OmegaConf reads there.
  for (const [name, args] of [
    ['OneCycleLR', 'max_lr: 1.0\n  total_steps: 1e1'],
    ['OneCycleLR', 'max_lr: 1.0\n  total_steps: 10.0'],
    ['CosineAnnealingWarmRestarts', 'T_0: 4.0'],
    ['CosineAnnealingWarmRestarts', 'T_0: 4\n  T_mult: 2.0'],
  ] as const)
    it(`is refused as a float in a config: ${name}, ${args.replace('\n ', '')}`, async () => {
      assert.equal((await messages(hydra(name, args))).length, 1);
      assert.deepEqual((await find('yaml', hydra(name, args)))[0]!.curves, []);
    });

  for (const [name, args] of [
    ['CosineAnnealingLR', 'T_max: 1e1'],
    ['OneCycleLR', 'max_lr: 1.0\n  total_steps: 10'],
    ['CosineAnnealingWarmRestarts', 'T_0: 4'],
  ] as const)
    it(`is none in ${name}, ${args.replace('\n ', '')}`, async () => assert.deepEqual(await messages(hydra(name, args)), []));
});

it('a scheduler of torch is read again with another release, although its text did not change', async () => {
  const text =
    'import torch\nfrom torch.optim.lr_scheduler import ConstantLR, LinearLR, SequentialLR\nopt = torch.optim.SGD(m, lr=1.0)\n' +
    's = SequentialLR(opt, [LinearLR(opt, 0.5, total_iters=4), ConstantLR(opt, 1.0)], milestones=[0])\n';
  const { frameworks } = await frameworksFor(text, 'python');
  const tree = await parse('python', text);
  const [memory, asked] = [{}, new Set<string>()];
  const first = (version: string): number => {
    const versions = new Map([['torch', version]]);
    const found = findInTree('python', tree, { frameworks, versions, onRelease: (library) => asked.add(library) }, memory);
    return found.find(({ label }) => label === 's')!.schedule!.at(0);
  };
  assert.deepEqual(['2.7.1', '2.15', '2.7.1'].map(first), [0.5, 1, 0.5]);
  assert.deepEqual([...asked], ['torch']);
});
