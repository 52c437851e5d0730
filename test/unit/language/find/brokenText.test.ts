// What every feature sees of broken text: schedules found and shown, on the samples and on small texts in every language.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hoverMarkdown } from '../../../../src/features/hover/hoverMarkdown';
import { allProblems } from '../../../../src/language/find/allProblems';
import type { FoundSchedule } from '../../../../src/language/find/found';
import { type Language, parse } from '../../../../src/language/index';
import type { Range, Tree } from '../../../../src/language/tree/tree';
import { findInTree } from '../../../fixtures/find';
import { type RandomNumber, withRandom } from '../../../fixtures/random';
import { cpuTime, neverHolds } from '../../../fixtures/cpuTime';

const sample = (name: string) => readFileSync(join(__dirname, '../../../../../samples', name), 'utf8');

const texts: readonly (readonly [Language, string, string])[] = [
  ['yaml', 'vae.yaml', sample('vae.yaml')],
  ['yaml', 'hydra/config.yaml', sample('hydra/config.yaml')],
  ['toml', 'distillation.toml', sample('distillation.toml')],
  ['json', 'gan.json', sample('gan.json')],
  ['python', 'train.py', sample('train.py')],
  [
    'yaml',
    'anchors and compositions',
    '_BASE_: [a.yml]\nx: &x {method: cosine, base_weight: 1e-5, max_steps: 1_000}\ny: {<<: *x, a: !T [1, 2]}\n' +
      'z: [schedule(linear, ${x.base_weight}, *x), "sequence(schedule(linear,1,5), 2 * schedule(power,1,5))"]\n',
  ],
  ['json', 'JSON lines', '{"k": "schedule(\'linear\', 1, 1e3)"}\n{"k": {"method": "step", "total_steps": 9, "milestones": [1, 2]}}\n'],
  ['toml', 'tables', 'T = 10_0\n[[a]]\nk = "schedule(cosine, 1, ${T})"\n[a.b]\nmethod = \'power\'\ntotal_steps = 1e2\n'],
  [
    'python',
    'scopes',
    'import math\nT, U = 100, 2 ** 4\nclass A:\n  n: int = 5\n  def f(self, k=3):\n    self.m = k\n' +
      '    return clip(schedule("cosine", 1/U, T) * schedule(method="linear", w=self.n, T=int(math.sqrt(T)), **{"delay": 3}), 0, 1)\n',
  ],
];

/** All that features make of a tree; throws where a range leaves the text. */
function readTree(language: Language, tree: Tree): unknown {
  const inText = ({ from, to }: Range) =>
    assert.ok(0 <= from && from <= to && to <= tree.text.length, `${from}-${to} of ${tree.text.length}`);
  const read = (found: FoundSchedule): unknown => {
    for (const range of [found.range, found.keyRange, ...found.parameters.map(({ literal }) => literal)]) if (range) inText(range);
    for (const problem of allProblems(found)) [problem.range, ...(problem.meant ? [problem.meant.range] : [])].forEach(inText);
    const { label, range, totalSteps, problems, parts, schedule } = found;
    const parameters = found.parameters.map(({ name, value, origin, literal }) => ({ name, value, origin, literal }));
    const hover = hoverMarkdown(found, {
      image: undefined,
      width: 1,
      height: 1,
      links: [],
      answerLink: () => 'command:answer',
    });
    return { label, range, totalSteps, problems, parameters, hover, parts: parts.map(read), at: schedule?.at(3) };
  };
  return findInTree(language, tree).map(read);
}

const readText = async (language: Language, text: string): Promise<unknown> => readTree(language, await parse(language, text));

const pieces = [
  '',
  '(',
  ')',
  '[',
  '}',
  '"',
  "'",
  '\n',
  '  ',
  ',',
  ':',
  '=',
  '#',
  '${',
  '*x',
  '&a ',
  '- ',
  '1e',
  '"""',
  '\0',
  '\ud83d',
  '\r\n',
];

/** A text with a piece of it deleted, replaced, or swapped with another. */
function mutate(text: string, random: RandomNumber): string {
  const at = random(text.length + 1);
  const to = Math.min(text.length, at + random(20));
  if (random(3) > 0) return text.slice(0, at) + pieces[random(pieces.length)]! + text.slice(to);
  const end = Math.min(text.length, to + random(40));
  return text.slice(0, at) + text.slice(to, end) + text.slice(at, to) + text.slice(end);
}

describe('schedules in broken text', () => {
  for (const [language, name, text] of texts) {
    it(`${name}: after every prefix`, async () => {
      const stride = Math.ceil(text.length / 100);
      for (let end = 0; end < text.length; end += stride) await readText(language, text.slice(0, end));
      assert.notDeepEqual(await readText(language, text), []);
    });

    it(
      `${name}: after edits, each from the tree before; when they are undone, as at first`,
      withRandom(async (random) => {
        const whole = await readText(language, text);
        let tree = await parse(language, text);
        for (let run = 0; run < 15; run++) {
          let broken = text;
          for (let edits = random(3); edits >= 0; edits--) {
            broken = mutate(broken, random);
            tree = await parse(language, broken, tree);
            assert.deepEqual(readTree(language, tree), await readText(language, broken), JSON.stringify(broken));
          }
          tree = await parse(language, text, tree);
          assert.deepEqual(readTree(language, tree), whole, `after ${JSON.stringify(broken)}`);
        }
      }),
    );
  }

  it('python: bodies without their heads, below an empty line', async () => {
    for (const line of ['return foo(decay_period=100)', 'beta = beta * 0.9', 'x = [', 'kl_weight += 0.1 # schedule', 'f(warmup_steps=10)'])
      for (const start of ['', '\n', '\n\n', '\r\n', '#\n'])
        for (const indent of ['', '  ', '\t']) await readText('python', `${start}${indent}${line}\n${indent}step += 1\n`);
  });

  for (const language of ['yaml', 'json', 'toml', 'python'] as const) {
    it(
      `${language}: noise, long lines and deep nesting, in time`,
      withRandom(async (random) => {
        const noise = Array.from({ length: 5000 }, () => String.fromCharCode(random(10) > 0 ? random(128) : random(65_536))).join('');
        const long = 10 * 2 ** 20;
        const hostile = [
          noise,
          `k = "${'x'.repeat(long)}"`,
          `k: schedule(cosine, ${'1'.repeat(long)}`,
          ...['schedule(', 'schedule(linear, ', 'a: ', '[', '{"k": ', 'k = {a = ', '1 + ', '-', '${a.', '('].map((part) =>
            part.repeat(10_000),
          ),
          `k = ${'('.repeat(10_000)}schedule("linear", 1, 2)${')'.repeat(10_000)}`,
          `k: "${'schedule(linear, 1, 2) + '.repeat(10_000)}1"`,
        ];
        for (const text of hostile) {
          const slow = await neverHolds(
            () => cpuTime(() => readText(language, text)),
            (time) => time < 2000,
          );
          assert.equal(slow, undefined, `${text.slice(0, 30)}: ${slow} ms`);
        }
      }),
    );
  }
});
