import assert from 'node:assert/strict';
import { messageText } from '../../../src/core/message';
import { parsePython } from '../../../src/language/python/parsePython';
import { diagnose } from '../../../src/rules/index';
import { rewrites } from '../../../src/rules/rewrites';
import { find } from '../../fixtures/find';

/** What a text becomes by each rewrite of its only schedule. */
async function rewritten(text: string): Promise<readonly (readonly [title: string, text: string])[]> {
  const [found, ...others] = await find('python', text);
  assert.ok(found && others.length === 0);
  return rewrites(found, parsePython(text)).map(({ title, edits }) => {
    const last = [...edits].sort((a, b) => b.range.from - a.range.from);
    return [messageText(title), last.reduce((now, { range, text: put }) => now.slice(0, range.from) + put + now.slice(range.to), text)];
  });
}

describe('the call that a function of the file is the same as', () => {
  for (const [text, call] of [
    ['def kl(step): return min(1.0, step / 500)', 'schedule("linear", 1, 500)'],
    ['def kl(step, start=200): return 0.5 * min(1.0, max(0.0, step - start) / 1000)', 'schedule("linear", 0.5, 1000, delay=200)'],
    ['def kl_weight(step): return 1.0 - 0.9 * min(1.0, step / 50)', 'schedule("linear", 0.1, 50, start_weight=1)'],
    ['import math\ndef lr(step): return 0.25 * (1 - math.cos(math.pi * min(step, 1000) / 1000)) / 2', 'schedule("cosine", 0.25, 1000)'],
    ['def kl(step): return min(1.0, step / 300) ** 3', 'schedule("power", 1, 300, a=3)'],
    ['import math\ndef kl(step): return 2 * (1 - math.exp(-min(step, 400) / 100))', 'schedule("exponential", 2, 400)'],
    ['import math\ndef kl(step): return math.sin(step / 100)', undefined],
    ['def kl(step): return step / 500', undefined],
    ['def kl(step): return 1 if step > 100 else 0', undefined],
  ] as const)
    it(`${text}: ${call ?? 'none'}`, async () => {
      const { definition, schedule } = (await find('python', text))[0]!;
      assert.equal(definition!.sameCall!(schedule!), call);
    });
});

describe('another way to write a schedule', () => {
  it('is the call, for a function', async () => {
    assert.deepEqual(await rewritten('x = 1\ndef kl(step):\n    return min(1.0, step / 500)\n\ny = kl(3)\n'), [
      ['Replace by schedule("linear", 1, 500)', 'x = 1\nkl = schedule("linear", 1, 500)\n\ny = kl(3)\n'],
    ]);
  });

  it('is the call, for a lambda', async () => {
    assert.deepEqual(await rewritten('ramp = lambda t: min(1.0, t / 10)\n'), [
      ['Replace by schedule("linear", 1, 10)', 'ramp = schedule("linear", 1, 10)\n'],
    ]);
  });

  it('is the call of a step, for an expression in a loop', async () => {
    assert.deepEqual(await rewritten('for step in range(100):\n    kl_weight = min(1.0, step / 50)\n'), [
      ['Replace by schedule("linear", 1, 50)', 'for step in range(100):\n    kl_weight = schedule("linear", 1, 50)(step)\n'],
    ]);
  });

  it('is none where there are decorators, or where nothing is the same', async () => {
    assert.deepEqual(await rewritten('from functools import lru_cache\n@lru_cache\ndef kl(step): return min(1.0, step / 500)\n'), []);
    assert.deepEqual(await rewritten('def kl(step): return step / 500\n'), []);
  });

  for (const call of [
    'schedule("linear", 0.5, 40)',
    'schedule("cosine", 0.25, 1000)',
    'schedule("power", 2, 300, a=3)',
    'schedule("power", 2, 300)',
    'schedule("exponential", 1, 400, delay=20)',
    'schedule("cosine", 0, 100, start_weight=0.1)',
  ])
    it(`is a function with the same values, for ${call}`, async () => {
      const [[title, text]] = (await rewritten(`kl = ${call}\n`)) as [[string, string]];
      assert.equal(title, 'Write out as Python function');
      const [before] = await find('python', `kl = ${call}\n`);
      const [after] = await find('python', text);
      assert.match(text, /^(?:import math\n)?def kl\(step\):\n/);
      for (let step = 0; step < 1200; step += 7) {
        const [a, b] = [before!.schedule!.at(step), after!.schedule!.at(step)];
        assert.ok(Math.abs(a - b) <= 1e-14, `${step}: ${a}, ${b} in ${text}`);
      }
    });

  it('is none for what has no function of one line', async () => {
    assert.deepEqual(await rewritten('kl = schedule("wsd", 1, 100, warmup=10)\n'), []);
    assert.deepEqual(await rewritten('kl = f(schedule("linear", 1, 100))\n'), []);
  });

  it('is none for a value at a step, and where epochs or a direction come in', async () => {
    for (const more of ['step=5', 'delay_epochs=1, steps_per_epoch=10', 'reverse=True'])
      assert.deepEqual(await rewritten(`kl = schedule("linear", 1, 100, ${more})\n`), [], more);
  });
});

describe('the rules', () => {
  it('say nothing of what a file computes in its own way', async () => {
    const text = 'max_steps = 10_000\ndef kl(step): return min(1.0, step / 5)\nramp = lambda t: t / 90_000\n';
    const found = await find('python', text);
    assert.equal(found.length, 2);
    assert.deepEqual(
      found.flatMap((each) => diagnose(each, text)),
      [],
    );
  });
});
