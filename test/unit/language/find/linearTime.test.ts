// The time that finding takes, in texts whose values hang together: in proportion to the lines.
import assert from 'node:assert/strict';
import { type Language, parse } from '../../../../src/language/index';
import { cpuTime, neverHolds } from '../../../fixtures/cpuTime';
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
  'merge keys of several': [
    'yaml',
    (n) => `a: &a {x: 1}\nb: &b {total_steps: 9}\n${many(n, (i) => `k${i}: {<<: [*a, *b], method: linear, base_weight: ${i}}`)}`,
    (n) => n,
  ],
  'mappings in each other': [
    'yaml',
    (n) => many(n / 20, (i) => `${' '.repeat(i)}a${i}:\n${' '.repeat(i + 1)}w: schedule(linear, 1)`),
    (n) => Math.floor(n / 20),
  ],
  'anchors in each other': [
    'yaml',
    (n) => many(n / 10, (i) => `a${i}: &a${i} {${i > 1 ? `x: *a${i - 1}` : 'x: 1'}, w: schedule(linear, 1, 9)}`),
    (n) => Math.floor(n / 10),
  ],
  'sections of which none says how long the run is': ['yaml', (n) => many(n, (i) => `s${i}: {w: "schedule(linear, 1)"}`), (n) => n],
  'references in JSON': [
    'json',
    (n) => `{"k0": "schedule(cosine, 1, 100)"\n${many(n, (i) => `,"k${i}": "\${k${i - 1}} + \${k${i - 1}}"`)}}`,
    (n) => n + 1,
  ],
  'items of dicts': [
    'python',
    (n) => `d0 = {"a": 1}\n${many(n, (i) => `d${i} = {"a": d${i - 1}["a"] + d${i - 1}["a"]}`)}kl = schedule("cosine", 1, d${n}["a"])`,
    () => 1,
  ],
  'attributes of an object': [
    'python',
    (n) =>
      `class A:\n    def __init__(self):\n        self.a0 = 1\n${many(n, (i) => `        self.a${i} = self.a${i - 1} + self.a${i - 1}`)}        self.kl = schedule("cosine", 1, self.a${n})`,
    () => 1,
  ],
  'options and command lines': [
    'python',
    (n) => many(n / 2, (i) => `p.add_argument("--n${i}", default=${i})\nk${i} = schedule("cosine", 1, args.n${i})`),
    (n) => n / 2,
  ],
  'defaults of functions, by other names': [
    'python',
    (n) => many(n / 3, (i) => `def f${i}(n=${i}):\n    return schedule("cosine", 1, n)\ng${i} = partial(f${i}, n=3)`),
    (n) => Math.floor(n / 3),
  ],
  'aliases of one schedule': ['yaml', (n) => `k: &k schedule(cosine, 1, 9)\n${many(n, (i) => `k${i}: *k`)}`, () => 1],
};

/** Milliseconds of this process for looking at a text, the fastest of some rounds: of a short text many are needed until its code is warm. */
async function timeOf(language: Language, text: string, schedules: number, rounds = 5): Promise<number> {
  const tree = await parse(language, text);
  const times: number[] = [];
  while (times.length < rounds) times.push(await cpuTime(() => assert.equal(findInTree(language, tree).length, schedules)));
  return Math.min(...times);
}

describe('the time that finding takes', () => {
  const plain: Record<'python' | 'yaml', number> = { python: 0, yaml: 0 };
  before(async () => {
    plain.python = await timeOf(
      'python',
      many(1000, (i) => `k${i} = schedule("cosine", 1, 100)`),
      1000,
      15,
    );
    plain.yaml = await timeOf(
      'yaml',
      many(1000, (i) => `k${i}: schedule(cosine, 1, 100)`),
      1000,
      15,
    );
  });

  // What doubles takes for ever, and what is quadratic four times as long. A little is left to the collection of garbage.
  const isLinear = (half: number, long: number) => long < 3 * half + 30;

  it('of 10,000 aliases is short', async () => {
    const [language, text, schedules] = texts['aliases of one schedule']!;
    const times = async () => [
      await timeOf(language, text(5_000), schedules(5_000)),
      await timeOf(language, text(10_000), schedules(10_000)),
    ];
    const slow = await neverHolds(times, ([half, long]) => isLinear(half!, long!));
    assert.equal(slow, undefined, `${slow?.join(' ms, then ')} ms`);
  });

  for (const [name, [language, text, schedules]] of Object.entries(texts)) {
    it(`${name}: 18 lines in 5 ms, not far from schedules that do not hang together, and twice the lines in less than three times the time of either`, async () => {
      await timeOf(language, text(100), schedules(100));
      const usual = plain[language === 'python' ? 'python' : 'yaml'];
      const times = async () => ({
        few: await timeOf(language, text(18), schedules(18), 25),
        half: await timeOf(language, text(1000), schedules(1000)),
        long: await timeOf(language, text(2000), schedules(2000)),
      });
      // How a chain is read changes with its length: half of one may take no time at all.
      const slow = await neverHolds(
        times,
        ({ few, half, long }) => few < 5 && half < 4 * usual + 10 && isLinear(Math.max(half, usual), long),
      );
      assert.equal(slow, undefined, `${JSON.stringify(slow)} ms; ${usual} ms for 1,000 lines where nothing hangs together`);
    });
  }
});
