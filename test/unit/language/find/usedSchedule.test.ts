import assert from 'node:assert/strict';
import { type Language, parse } from '../../../../src/language/index';
import { usedAt } from '../../../../src/language/find/usedSchedule';
import { atCursor } from '../../../fixtures/atCursor';
import { findInTree } from '../../../fixtures/find';

/** The label of the schedule that is used at the mark `|`, and the text that stands for it. */
async function used(language: Language, marked: string): Promise<readonly (string | undefined)[]> {
  const { text, offset } = atCursor(marked);
  const tree = await parse(language, text);
  const use = usedAt(tree, findInTree(language, tree), offset);
  return use ? [use.found.label, text.slice(use.range.from, use.range.to)] : [];
}

const kl = 'kl: schedule(linear, 1, 10)\n';

const cases: readonly (readonly [Language, string, ...string[]])[] = [
  ['yaml', `${kl}be|ta: \${kl}\n`, 'kl', 'beta: ${kl}'],
  ['yaml', `${kl}loss: {beta: $|{kl}}\n`, 'kl', 'beta: ${kl}'],
  ['yaml', `loss:\n  ${kl}  list:\n    - {a: 1}\n    - be|ta: \${..kl}\n`, 'loss.kl', 'beta: ${..kl}'],
  ['yaml', `loss:\n  ${kl}  |beta: \${.kl}\n`, 'loss.kl', 'beta: ${.kl}'],
  ['yaml', `${kl}a: \${kl}\nb|: \${a}\n`, 'kl', 'b: ${a}'],
  ['yaml', 'kl: &k schedule(linear, 1, 10)\nb|: *k\n', 'kl', 'b: *k'],
  ['yaml', 'kl: &k {method: linear, base_weight: 1, total_steps: 10}\nb|: *k\n', 'kl', 'b: *k'],
  ['json', '{"kl": "schedule(\'linear\', 1, 10)", "be|ta": "${kl}"}', 'kl', '"beta": "${kl}"'],
  ['toml', 'kl = "schedule(\'linear\', 1, 10)"\nbe|ta = "${kl}"', 'kl', 'beta = "${kl}"'],
  ['yaml', `${kl}a: 1\nb|: \${a}\n`],
  ['yaml', `${kl}b|: \${c}\n`],
  ['yaml', `${kl}a: \${b}\nb|: \${a}\n`],
  ['yaml', `${kl}b: \${kl}\n|c: 1`],
  ['yaml', `${kl}b: \${kl} * 2\n|c: 1`],
  ['python', 'kl = schedule("linear", 1, 10)\nb|eta = kl'],
];

describe('usedAt', () => {
  for (const [language, marked, ...expected] of cases) {
    it(`${language}: ${JSON.stringify(marked)}`, async () => assert.deepEqual(await used(language, marked), expected));
  }
});
