import assert from 'node:assert/strict';
import { findMethod, methods } from '../../../src/core/methods/index';
import { definitionOf } from '../../../src/frameworks/schedule/definitions';
import { placeOf } from '../../../src/features/snippetPlace';
import { snippetText } from '../../../src/features/snippetText';
import { allProblems } from '../../../src/language/find/allProblems';
import type { Language } from '../../../src/language/index';
import { atCursor } from '../../fixtures/atCursor';
import { find } from '../../fixtures/find';

/** The text that a snippet leaves when all tab stops keep their defaults and the first choices. */
function expanded(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^\\|,])*)(?:\\.|[^\\|])*\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^\\}])*)\}/g, '$1')
    .replace('$0', '')
    .replace(/\\([\\$}|,])/g, '$1');
}

/** A text with the cursor at `|`, after the snippet was inserted there. */
function inserted(language: Language, marked: string, method = 'linear'): string {
  const { text, offset } = atCursor(marked);
  const place = placeOf(language, text, offset, offset);
  return (
    text.slice(0, place.replace.from) +
    expanded(snippetText(definitionOf(findMethod(method)!), language, place)) +
    text.slice(place.replace.to)
  );
}

const python = 'schedule("linear", base_weight=1, total_steps=10_000)';
const yaml = 'schedule(linear, base_weight=1, total_steps=10000)';
const json = '"schedule(\'linear\', base_weight=1, total_steps=10000)"';
const toml = '"schedule(\'linear\', base_weight=1, total_steps=10_000)"';

const cases: readonly (readonly [Language, string, string])[] = [
  ['python', '|', `weight = ${python}`],
  ['python', 'if x:\n    |\n', `if x:\n    weight = ${python}\n`],
  ['python', 'kl = |', `kl = ${python}`],
  ['python', 'train(\n    |\n)', `train(\n    ${python}\n)`],
  ['yaml', '|', `weight: ${yaml}`],
  ['yaml', 'a: 1\n|\nb: 2', `a: 1\nweight: ${yaml}\nb: 2`],
  ['yaml', 'loss:\n  |\n', `loss:\n  weight: ${yaml}\n`],
  ['yaml', 'kl: |', `kl: ${yaml}`],
  ['yaml', 'kl:|', `kl: ${yaml}`],
  ['yaml', 'kl: "|"', `kl: "${yaml}"`],
  ['yaml', 'list:\n  - |', `list:\n  - ${yaml}`],
  ['yaml', 'a: low|\nb: 2', `a: low\nweight: ${yaml}\nb: 2`],
  ['yaml', 'loss: {kl: |, lr: 1}', `loss: {kl: "${yaml}", lr: 1}`],
  ['toml', '[loss]\n|', `[loss]\nweight = ${toml}`],
  ['toml', 'kl = |', `kl = ${toml}`],
  ['json', '{|}', `{"weight": ${json}}`],
  ['json', '{\n  |\n}', `{\n  "weight": ${json}\n}`],
  ['json', '{\n  "a": 1,\n  |\n}', `{\n  "a": 1,\n  "weight": ${json}\n}`],
  ['json', '{\n  "a": 1\n  |\n}', `{\n  "a": 1,\n  "weight": ${json}\n}`],
  ['json', '{\n  |\n  "b": 2\n}', `{\n  "weight": ${json},\n  "b": 2\n}`],
  ['json', '{"kl": |}', `{"kl": ${json}}`],
  ['json', '{"kl":|}', `{"kl": ${json}}`],
  ['json', '{\n  "kl": |\n  "b": 2\n}', `{\n  "kl": ${json},\n  "b": 2\n}`],
  ['json', '{"kl": [|]}', `{"kl": [${json}]}`],
  ['json', '{"kl": "|"}', `{"kl": ${json}}`],
  ['json', '{\n  "a": 1 // one\n  |\n}', `{\n  "a": 1, // one\n  "weight": ${json}\n}`],
  ['yaml', 'loss:\n  - name: adv|\n', `loss:\n  - name: adv\n    weight: ${yaml}\n`],
  ['yaml', 'model:|\n  a: 1\n', `model:\n  weight: ${yaml}\n  a: 1\n`],
  ['yaml', '# losses:|\na: 1', `# losses:\nweight: ${yaml}\na: 1`],
  ['yaml', '# -----|', `# -----\nweight: ${yaml}`],
  ['yaml', 'a: low-|', `a: low-\nweight: ${yaml}`],
  ['yaml', '---|\na: 1', `---\nweight: ${yaml}\na: 1`],
  ['yaml', '{b: 1, |}', `{b: 1, weight: "${yaml}"}`],
  ['yaml', '{\n  b: 1\n  |\n}', `{\n  b: 1,\n  weight: "${yaml}"\n}`],
  ['python', 'if y:\n    x = f(1)|\n', `if y:\n    x = f(1)\n    weight = ${python}\n`],
  ['python', 'x = 1  # note|\ny = 2', `x = 1  # note\nweight = ${python}\ny = 2`],
  ['yaml', 'a: |\n', `a: ${yaml}\n`],
  ['yaml', 'n: >\n  a [b\nk: low|\n', `n: >\n  a [b\nk: low\nweight: ${yaml}\n`],
  ['yaml', 'a:\n  - b:|\n      c: 1\n', `a:\n  - b:\n      weight: ${yaml}\n      c: 1\n`],
  ['json', '{ // note|\n  "a": 1\n}', `{ // note\n  "weight": ${json},\n  "a": 1\n}`],
  ['python', 'f(a=g|)', `f(a=g, weight=${python})`],
  ['python', 'f(g(1), a=g(b=2), |)', `f(g(1), a=g(b=2), weight=${python})`],
  ['python', 'f(a=|)', `f(a=${python})`],
  ['python', 'f(g(b=2), |)', `f(g(b=2), ${python})`],
  ['python', 'f(a == 1, |)', `f(a == 1, ${python})`],
  [
    'python',
    'def f():\n    """Does\n      this|.\n    """\n    g()\n',
    `def f():\n    """Does\n      this.\n    """\n    weight = ${python}\n    g()\n`,
  ],
  ['python', 'a = 1  # note|\n  # more\n', `a = 1  # note\nweight = ${python}\n  # more\n`],
  ['json', '|', `{ "weight": ${json} }`],
  ['json', '{"a": 1}\n|', `{"a": 1, "weight": ${json}}\n`],
  ['json', '|\n{"a": 1}', `\n{"weight": ${json}, "a": 1}`],
  ['json', '{\n  "|"\n}', `{\n  "weight": ${json}\n}`],
  ['json', '{"a": 1, "|"}', `{"a": 1, "weight": ${json}}`],
  ['json', '{"a": ["|"]}', `{"a": [${json}]}`],
  ['json', '{"a|b": 1}', `{"ab": 1, "weight": ${json}}`],
  ['python', 'x = "|"', `x = ""\nweight = ${python}`],
  ['python', 'x = {\n    "a": 1,\n    |\n    "b": 2,\n}', `x = {\n    "a": 1,\n    "weight": ${python},\n    "b": 2,\n}`],
  ['json', '{\n  "a": 1 // note|\n}', `{\n  "a": 1, // note\n  "weight": ${json}\n}`],
  ['json', '{\n  "a": 1, // note|\n  "b": 2\n}', `{\n  "a": 1, // note\n  "weight": ${json},\n  "b": 2\n}`],
  ['json', '{"a": t|rue}', `{"a": true, "weight": ${json}}`],
  ['json', '{"a"|: 1}', `{"a": 1, "weight": ${json}}`],
  ['json', '{"a": "x|y", "b": 2}', `{"a": "xy", "weight": ${json}, "b": 2}`],
  ['json', '{\n  "a": null|,\n  "b": 2\n}', `{\n  "a": null,\n  "weight": ${json},\n  "b": 2\n}`],
  ['toml', "a = '|'", `a = 'schedule("linear", base_weight=1, total_steps=10_000)'`],
  ['toml', '"my key" = |', `"my key" = ${toml}`],
  ['toml', 'a . "b c" = |', `a . "b c" = ${toml}`],
  ['toml', 'a = {b = |}', `a = {b = ${toml}}`],
  ['toml', 'a = {b = 1, |}', `a = {b = 1, weight = ${toml}}`],
  ['toml', 'a = [\n  1,\n  |\n  2,\n]', `a = [\n  1,\n  ${toml},\n  2,\n]`],
  // What a key or a name waits for, where the cursor is within it.
  ['json', '{ "k|l": , }', `{ "kl": ${json}, }`],
  ['json', '{"a": 1, "k|l": }', `{"a": 1, "kl": ${json}}`],
  ['json', '{\n  "k|l":\n}', `{\n  "kl": ${json}\n}`],
  ['yaml', 'k|l:\nb: 2', `kl: ${yaml}\nb: 2`],
  ['yaml', 'loss:\n  k|l: \n', `loss:\n  kl: ${yaml} \n`],
  // What stands behind the cursor stays what it is.
  ['yaml', 'kl: |# note', `kl: ${yaml} # note`],
  ['yaml', 'kl: | # note', `kl: ${yaml} # note`],
  ['python', 'kl = |# note', `kl = ${python} # note`],
  ['python', 'kl = |f(x)', `kl = f(x)\nweight = ${python}`],
  ['python', 'x = [1, |2]', `x = [1, ${python}, 2]`],
  ['python', 'x = [1,|2]', `x = [1, ${python}, 2]`],
  // Behind the comma at a line's end is the next line.
  ['json', '{\n  "a": 1,|\n}', `{\n  "a": 1,\n  "weight": ${json}\n}`],
  ['json', '{\n  "a": 1,|\n  "b": 2\n}', `{\n  "a": 1,\n  "weight": ${json},\n  "b": 2\n}`],
  ['json', '{\n  "a": 1,| // one\n}', `{\n  "a": 1, // one\n  "weight": ${json}\n}`],
  ['python', 'f(\n    a=1,|\n)', `f(\n    a=1,\n    weight=${python}\n)`],
  ['python', 'f(a=1,|\n)', `f(a=1, weight=${python}\n)`],
  // A number becomes a schedule up to it.
  ['yaml', 'kl_weight: 0.5|\n', `kl_weight: ${yaml.replace('=1,', '=0.5,')}\n`],
  ['yaml', 'loss:\n  kl: |1.0e-3  # small\n', `loss:\n  kl: ${yaml.replace('=1,', '=1.0e-3,')}  # small\n`],
  ['yaml', 'loss: {kl: 0.|5, lr: 1}', `loss: {kl: "${yaml.replace('=1,', '=0.5,')}", lr: 1}`],
  ['python', 'kl = |0.5\n', `kl = ${python.replace('=1,', '=0.5,')}\n`],
  ['python', 'kl: float = 0.5|  # note\n', `kl: float = ${python.replace('=1,', '=0.5,')}  # note\n`],
  ['python', 'f(a=0.25|, b=1)', `f(a=${python.replace('=1,', '=0.25,')}, b=1)`],
  ['python', 'x = {"kl": 0.25|}', `x = {"kl": ${python.replace('=1,', '=0.25,')}}`],
  ['json', '{"kl": 1|2}', `{"kl": ${json.replace('=1,', '=12,')}}`],
  ['toml', 'kl = 0.5|', `kl = ${toml.replace('=1,', '=0.5,')}`],
  // But what counts something is no weight, and what is more than a number stays.
  ['yaml', 'max_steps: 1000|\n', `max_steps: 1000\nweight: ${yaml}\n`],
  ['json', '{"seed": 1|}', `{"seed": 1, "weight": ${json}}`],
  ['python', 'batch_size = 8|\n', `batch_size = 8\nweight = ${python}\n`],
  ['python', 'kl = 0.5| * x\n', `kl = 0.5 * x\nweight = ${python}\n`],
  ['yaml', 'date: 2024-01-|02\n', `date: 2024-01-02\nweight: ${yaml}\n`],
  ['python', 'x = [1|, 2]', `x = [1, ${python}, 2]`],
];

describe('insert snippet', () => {
  for (const [language, run, expected] of [
    ['yaml', 100_000, 'schedule(linear, base_weight=1, total_steps=100000)'],
    ['python', 100_000, 'schedule("linear", base_weight=1, total_steps=100_000)'],
    ['python', 1_234_567, 'schedule("linear", base_weight=1, total_steps=1_234_567)'],
    ['python', 5_000, 'schedule("linear", base_weight=1, total_steps=5000)'],
  ] as const)
    it(`takes the ${run} steps of the run in ${language}`, () => {
      const place = { kind: 'value', before: '', after: '', quoted: false } as const;
      assert.equal(expanded(snippetText(definitionOf(findMethod('linear')!), language, place, run)), expected);
    });

  for (const [language, before, after] of cases) {
    it(`${language}: ${JSON.stringify(before)}`, () => assert.equal(inserted(language, before), after));
  }

  for (const language of ['python', 'yaml', 'json', 'toml'] as const) {
    for (const { name } of methods) {
      it(`what is inserted for ${name} is a schedule of ${language} without problems`, async () => {
        const text = inserted(language, language === 'json' ? '{|}' : '|', name);
        const found = await find(language, text);
        assert.deepEqual(
          found.map(({ label, definition }) => [label, definition?.name]),
          [['weight', name]],
          text,
        );
        assert.deepEqual(allProblems(found[0]!), [], text);
        assert.ok(found[0]!.schedule);
      });
    }
  }
});
