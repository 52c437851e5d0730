// What a typed character costs among many functions of the step, counted in what is made for it: nothing for what is as before, and what they share once.
import assert from 'node:assert/strict';
import { frameworksFor } from '../../../src/frameworks/frameworksFor';
import type { Memory } from '../../../src/language/find/findSchedules';
import { parse } from '../../../src/language/index';
import { Editor, randomEdit } from '../../fixtures/editor';
import { findInTree, findOptions } from '../../fixtures/find';
import { withRandom } from '../../fixtures/random';

const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('');

/** Scripts with so many weights in one statement at the top of a file, which is read as a whole where anything in it is edited. */
const scripts: Readonly<Record<string, (count: number) => string>> = {
  'the expressions of a loop': (n) => `def train(model, loader, total=10_000):
    for step in range(total):
        if total > 1:
            out = model(step)
${lines(n, (i) => `        kl_weight_${i} = min(1.0, step / ${1000 + i})\n`)}        model.step()
`,
  'the variables that a loop moves on': (n) => `def train(model, loader, total=10_000):
${lines(n, (i) => `    epsilon_${i} = 1.0\n`)}    for step in range(total):
${lines(n, (i) => `        epsilon_${i} = max(0.1, epsilon_${i} - 1 / ${100 + i})\n`)}        model.step()
`,
  'the methods of a class': (n) => `class Weights:
    def __init__(self, top=1.0):
        self.top = top
${lines(n, (i) => `    def kl_weight_${i}(self, step, warmup=${1000 + i}):\n        return self.top * min(1.0, step / warmup)\n`)}    def show(self):
        print(self.top)
`,
};

/** What is asked of what is kept of a script of so many weights, and made for it, when a comment is typed in it. */
async function typed(
  script: (count: number) => string,
  count: number,
): Promise<{ readonly asked: readonly string[]; readonly made: readonly string[] }> {
  const text = script(count);
  const { frameworks } = await frameworksFor(text, 'python');
  const memory: Memory = {};
  const tree = await parse('python', text);
  assert.equal(findInTree('python', tree, { frameworks }, memory).length, count);
  const { kept } = memory.readings!;
  const [asked, made]: [string[], string[]] = [[], []];
  const get = kept.get.bind(kept);
  kept.get = <T>(key: string, make: () => T): T => {
    asked.push(key.split(' ', 1)[0]!);
    return get(key, () => {
      // Whether functions of this text are too costly is asked of each text.
      if (!key.startsWith('costly')) made.push(key);
      return make();
    });
  };
  const at = text.length - 1;
  const now = `${text.slice(0, at)}  # shown${text.slice(at)}`;
  assert.equal(findInTree('python', await parse('python', now, tree), { frameworks }, memory).length, count);
  return { asked, made };
}

describe('what many functions of the step share', () => {
  for (const [name, script] of Object.entries(scripts)) {
    it(`is made for ${name} once, however many there are`, async () => {
      for (const count of [10, 400]) {
        const { asked, made } = await typed(script, count);
        // What is made anew is told by its key.
        assert.deepEqual(made, [], `of ${count}`);
        assert.ok(
          asked.filter((key) => key === 'module').length <= 2,
          `${count}: ${asked.filter((key) => key === 'module').length} modules`,
        );
        assert.ok(asked.length <= 12 * count, `${count}: ${asked.length}`);
      }
    });
  }

  // The syntax of what is longer than 4,096 characters is made out of that before the edit.
  it(
    'is what a first look finds, after each of 30 random edits in a long function',
    withRandom(async (random) => {
      const text = `import math

TOP = 0.5

def long_weight(step, warmup=500):
    value = step / warmup
${lines(150, (i) => `    value = max(value, ${i} / 100_000)\n`)}    return TOP * min(1.0, value)
`;
      const { frameworks } = await frameworksFor(text, 'python');
      const editor = new Editor(text, findOptions('python', { frameworks }));
      assert.equal(editor.change(text).length, 1);
      const pieces = ['step', 'TOP', '(', ')', '"', ':', '#', '\n', '    ', '\n    return 1\n', 'else', '0'];
      let found = 0;
      for (let edit = 0; edit < 30; edit++)
        found += editor.change(edit % 3 === 2 ? text : randomEdit(editor.tree.text, pieces, random)).length;
      assert.ok(found > 12, `${found} are found.`);
    }),
  ).timeout(60_000);
});
