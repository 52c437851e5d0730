// The time that finding takes, in texts whose values hang together: in proportion to the lines.
import assert from 'node:assert/strict';
import { type Language, parse } from '../../../../src/language/index';
import { findInTree } from '../../../fixtures/find';

const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => `${line(i + 1)}\n`).join('');

const first = { python: 'k0 = schedule("cosine", 1, 100)\n', yaml: 'k0: schedule(cosine, 1, 100)\n' };

/** Texts of so many lines, and how many schedules are in them. */
const texts: Readonly<Record<string, readonly [Language, (lines: number) => string, schedules: (lines: number) => number]>> = {
  'names that double': ['python', (n) => first.python + many(n, (i) => `k${i} = k${i - 1} + k${i - 1}`), (n) => n + 1],
  'names in functions': [
    'python',
    (n) => first.python + many(n, (i) => `k${i} = maximum(k${i - 1}, k${i - 1} * 0.5, k${i - 1} + 1)`),
    (n) => n + 1,
  ],
  'names in one function': [
    'python',
    (n) => `def f():\n    a0 = schedule("cosine", 1, 100)\n${many(n, (i) => `    a${i} = a${i - 1} + a${i - 1}`)}`,
    (n) => n + 1,
  ],
  'references that double': ['yaml', (n) => first.yaml + many(n, (i) => `k${i}: \${k${i - 1}} + \${k${i - 1}}`), (n) => n + 1],
  'references from the last on': [
    'yaml',
    (n) => `${many(n, (i) => `k${i}: \${k${i + 1}} + \${k${i + 1}}`)}k${n + 1}: schedule(cosine, 1, 100)`,
    (n) => n + 1,
  ],
  'references in functions': [
    'yaml',
    (n) => first.yaml + many(n, (i) => `k${i}: maximum(\${k${i - 1}}, \${k${i - 1}} * 0.5, \${k${i - 1}} + 1)`),
    (n) => n + 1,
  ],
  'numbers that double': [
    'python',
    (n) => `a0 = 1\n${many(n, (i) => `a${i} = a${i - 1} / 2 + a${i - 1} / 2`)}kl = schedule("cosine", 1, a${n})`,
    () => 1,
  ],
  'numbers of which each is used': [
    'yaml',
    (n) => `a0: 1\n${many(n / 2, (i) => `a${i}: \${a${i - 1}} / 2 + \${a${i - 1}} / 2\nk${i}: schedule(cosine, 1, \${a${i}})`)}`,
    (n) => n / 2,
  ],
  'lists of aliases that double': [
    'yaml',
    (n) => `a0: &a0 [1]\n${many(n, (i) => `a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`)}kl: schedule(step, 1, 9, milestones=\${a${n}})`,
    () => 1,
  ],
  'merge keys of merge keys': [
    'yaml',
    (n) =>
      `k0: &k0 {method: cosine, base_weight: 1, total_steps: 9}\n${many(n, (i) => `k${i}: &k${i} {<<: *k${i - 1}, base_weight: ${i}}`)}`,
    (n) => n + 1,
  ],
  'references in a circle': [
    'yaml',
    (n) => `${many(n - 1, (i) => `a${i}: \${a${(i % (n - 1)) + 1}}`)}kl: schedule(cosine, 1, \${a1})`,
    () => 1,
  ],
  'schedules of what they are and of what they were a step ago': [
    'python',
    (n) => `k0 = schedule("cosine", 1, 9)\n${many(n, (i) => `k${i} = k${i - 1} + shift(k${i - 1}, 1)`)}`,
    (n) => n + 1,
  ],
  'aliases of one schedule': ['yaml', (n) => `k: &k schedule(cosine, 1, 9)\n${many(n, (i) => `k${i}: *k`)}`, () => 1],
};

/** Milliseconds of this process for looking at a text, the fastest of some rounds: of a short text many are needed until its code is warm. */
async function timeOf(language: Language, text: string, schedules: number, rounds = 3): Promise<number> {
  const tree = await parse(language, text);
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    assert.equal(findInTree(language, tree).length, schedules);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

describe('the time that finding takes', () => {
  for (const [name, [language, text, schedules]] of Object.entries(texts)) {
    it(`${name}: 18 lines in 5 ms, and twice the lines in less than three times the time`, async () => {
      await timeOf(language, text(100), schedules(100));
      const few = await timeOf(language, text(18), schedules(18), 25);
      assert.ok(few < 5, `${few} ms`);
      const half = await timeOf(language, text(1000), schedules(1000), 5);
      const long = await timeOf(language, text(2000), schedules(2000), 5);
      // What doubles takes for ever, and what is quadratic four times as long. A little is left to the collection of garbage.
      assert.ok(long < 3 * half + 30, `${half} ms, then ${long} ms`);
      assert.ok(long < 600, `${long} ms`);
    });
  }
});
