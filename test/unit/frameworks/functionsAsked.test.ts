import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { askableOf, askablesAt } from '../../../src/language/find/asked/askable';
import { askedKey } from '../../../src/language/find/asked/asked';
import type { FoundSchedule } from '../../../src/language/find/found';
import { frameworksFor, stepsOf } from '../../../src/frameworks/frameworksFor';
import { parse } from '../../../src/language/index';
import type { MappingNode } from '../../../src/language/tree/tree';
import { findInTree } from '../../fixtures/find';

async function moduleOf(text: string) {
  const tree = await parse('python', text);
  return { tree, module: tree.roots[0] as MappingNode };
}

/** What is found with the wishes [place, step], and with other answers. */
async function asked(text: string, wishes: readonly (readonly [string, string])[], more: Record<string, number> = {}) {
  const { tree } = await moduleOf(text);
  const { frameworks } = await frameworksFor(text, 'python', undefined, true);
  const answers = new Map([...wishes.map(([place, step]) => [askedKey({ place, step }), 1] as const), ...Object.entries(more)]);
  return findInTree('python', tree, { frameworks, answers });
}

const shown = ({ label, schedule }: FoundSchedule, ...steps: number[]) => [label, ...steps.map((step) => schedule?.at(step))];

describe('what the user asks for as a function of the step', () => {
  it('is a function whatever its names, with its other parameters as they are anywhere', async () => {
    const text = 'def squash(a, b=4):\n    return a / (a + b)\n';
    assert.deepEqual(await asked(text, []), []);
    const [found] = await asked(text, [['squash', 'a']]);
    assert.deepEqual(shown(found!, 0, 4, 12), ['squash', 0, 0.5, 0.75]);
    assert.deepEqual(
      found!.parameters.map(({ name, value }) => [name, value]),
      [['b', 4]],
    );
    const [other] = await asked(text.replace('=4', ''), [['squash', 'b']], { 'squash.a': 6 });
    assert.deepEqual(shown(other!, 0, 2, 6), ['squash', 1, 0.75, 0.5]);
  });

  it('is a method, a function within a function, or a lambda', async () => {
    const text = [
      'class Thing:',
      '    def __init__(self, size=8): self.size = size',
      '    def part(self, q): return q / self.size',
      'def outer(size=5):',
      '    def inner(q): return q + size',
      '    return inner',
      'twice = lambda q: 2 * q',
      'use(lambda q: q * 3)',
    ].join('\n');
    const found = await asked(text, [
      ['Thing.part', 'q'],
      ['outer.inner', 'q'],
      ['twice', 'q'],
      ['= lambda q: q * 3', 'q'],
    ]);
    assert.deepEqual(
      found.map((each) => shown(each, 2)),
      [
        ['Thing.part', 0.25],
        ['outer.inner', 7],
        ['twice', 4],
        ['lambda', 6],
      ],
    );
  });

  it('is an expression, bound to a name or not, whose other names are known or asked for', async () => {
    const text = 'size = 20\ndef run(items, top):\n    w = min(top, items / size)\n    return w + items * 3\n';
    const [open] = await asked(text, [['run.w', 'items']]);
    assert.deepEqual(
      open!.unknowns.map(({ key, text: question }) => [key, question]),
      [['w.top', 'What is top?']],
    );
    const found = await asked(
      text,
      [
        ['run.w', 'items'],
        ['= items * 3', 'items'],
      ],
      { 'w.top': 0.5 },
    );
    assert.deepEqual(
      found.map((each) => shown(each, 5, 40)),
      [
        ['w', 0.25, 0.5],
        ['items * 3', 15, 120],
      ],
    );
  });

  it('may have the same value at every step', async () => {
    const [found] = await asked('def fixed(a): return 3.5\n', [['fixed', 'a']]);
    assert.deepEqual(shown(found!, 0, 10), ['fixed', 3.5, 3.5]);
  });

  it('stays while the text around it changes, and is gone with its function', async () => {
    const wishes = [['squash', 'a']] as const;
    const [found] = await asked('import os\n\n\ndef squash(a): return a / 2\n', wishes);
    assert.deepEqual(shown(found!, 5), ['squash', 2.5]);
    assert.deepEqual(await asked('def other(a): return a / 2\n', wishes), []);
    assert.deepEqual(await asked('def squash(b): return b / 2\n', wishes).then((list) => list.map(({ schedule }) => schedule)), [
      undefined,
    ]);
  });

  it('is not found twice where it is one anyway', async () => {
    const found = await asked('def kl(step): return min(1.0, step / 10)\n', [['kl', 'step']]);
    assert.deepEqual(
      found.map(({ label }) => label),
      ['kl'],
    );
  });

  for (const [text, place, sentence] of [
    [
      'import torch\ndef noise(a): return torch.rand(1) * a\n',
      'noise',
      /^noise cannot be drawn: .*(?:depends on more than the step|is not known)/,
    ],
    ['def word(a): return f"{a}"\n', 'word', /^word cannot be drawn: its value is no number\.$/],
    ['def fails(a): return a / [] \n', 'fails', /^fails cannot be drawn: it raises TypeError: unsupported operand/],
    ['def forever(a):\n    while True: a += 1\n', 'forever', /^forever cannot be drawn: a value takes more operations/],
    ['def top(a, model): return model.top(a)\n', 'top', /^top cannot be drawn: it raises AttributeError/],
    [
      'def a():\n    def b():\n        def c(x): return x / 2\n        return c\n    return b\n',
      'a.b.c',
      /^c cannot be drawn: what it stands in or is made of is not known here\.$/,
    ],
  ] as const)
    it(`says why ${place} cannot be drawn`, async () => {
      const [found] = await asked(text, [[place, place === 'a.b.c' ? 'x' : 'a']]);
      assert.equal(found!.schedule, undefined);
      assert.match(messageText(found!.problems[0]!.message), sentence);
    });
});

describe('what can be asked for', () => {
  const text = [
    'class Thing:',
    '    def part(self, q, n): return q / n',
    'def ramp(step, n):',
    '    half = n / 2',
    '    use(lambda q: q * half)',
    '    return step / half',
  ].join('\n');

  for (const [at, names] of [
    ['q / n', ['Thing.part: q n']],
    ['n / 2', ['ramp.half: n', 'ramp: step']],
    ['q * half', ['= lambda q: q * half: q', 'ramp: step']],
    ['step / half', ['ramp: step']],
    ['Thing', []],
  ] as const)
    it(`around the cursor at ${JSON.stringify(at)}: ${names.join(', ') || 'nothing'}`, async () => {
      const { module } = await moduleOf(text);
      const list = askablesAt(module, text, text.indexOf(at));
      const steps = await Promise.all(list.map(async (each) => `${each.place}: ${(await stepsOf(text, each)).join(' ')}`));
      assert.deepEqual(steps, names);
    });

  it('is what is selected, without blanks around it', async () => {
    const { module } = await moduleOf(text);
    const from = text.indexOf(' step / half');
    const bare = askableOf(module, text, { from, to: from + 12 });
    assert.deepEqual([bare.place, bare.kind], ['= step / half', 'expression']);
    const bound = text.indexOf('n / 2');
    assert.equal(askableOf(module, text, { from: bound, to: bound + 5 }).place, 'ramp.half');
  });
});
