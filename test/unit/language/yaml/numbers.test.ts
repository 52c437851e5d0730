import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseYaml } from '../../../../src/language/yaml/parseYaml';
import { sketchTree } from '../tree/treeTools';

interface Golden {
  /** What PyYAML reads, as Python writes a float; null: text. */
  readonly numbers: Readonly<Record<string, string | null>>;
}

const { numbers } = JSON.parse(readFileSync('test/reference/golden/yamlScalars.json', 'utf8')) as Golden;

const pyYaml = (text: string): number | undefined => {
  const read = numbers[text];
  assert.notEqual(read, undefined, `${text} is not among the golden values`);
  return read === null ? undefined : Number(read!.replace('inf', 'Infinity'));
};

const yaml12 = (text: string): number | undefined => {
  const read: unknown = parse(text);
  return typeof read === 'number' ? read : undefined;
};

const same = (a: number | undefined, b: number | undefined): boolean => a === b || (Number.isNaN(a) && Number.isNaN(b));

/** What the author means where loaders disagree. */
const meant: readonly (readonly [text: string, value: number | undefined, replacement: string])[] = [
  ['1e-5', 1e-5, '1.0e-5'],
  ['1e5', 1e5, '1.0e+5'],
  ['5e12', 5e12, '5.0e+12'],
  ['1.5e6', 1.5e6, '1.5e+6'],
  ['11e-3', 0.011, '11.0e-3'],
  ['-1e-3', -0.001, '-1.0e-3'],
  ['-.5', -0.5, '-0.5'],
  ['.5e3', 500, '0.5e+3'],
  ['1_000', 1000, '1000'],
  ['1_000.5', 1000.5, '1000.5'],
  ['1_0e3', 10_000, '10.0e+3'],
  ['017', 17, '17'],
  ['08', 8, '8'],
  ['0o17', 15, '15'],
  ['-0x10', -16, '-16'],
  ['0x1_0', 16, '16'],
  ['0b101', 5, '5'],
  ['inf', Infinity, '.inf'],
  ['-inf', -Infinity, '-.inf'],
  ['nan', Number.NaN, '.nan'],
  ['60:30', undefined, '"60:30"'],
  ['1:30:00', undefined, '"1:30:00"'],
];

describe('YAML numbers', () => {
  it('are the same where all loaders agree, and hinted at where they do not', () => {
    for (const text of Object.keys(numbers)) {
      const tree = parseYaml(text);
      const [node] = tree.roots;
      const value = node?.kind === 'number' ? node.value : undefined;
      const agreed = same(pyYaml(text), yaml12(text));
      if (agreed && pyYaml(text) !== undefined) assert.ok(same(value, pyYaml(text)), text);
      const isInteresting = value !== undefined || pyYaml(text) !== undefined;
      assert.equal(tree.hints.length, isInteresting && !(agreed && same(value, pyYaml(text))) ? 1 : 0, text);
    }
  });

  for (const [text, value, replacement] of meant) {
    it(`reads ${text} as its author means it, and offers ${replacement}`, () => {
      const { roots, hints } = parseYaml(`a: ${text} # why`);
      assert.equal(sketchTree({ text, roots, hints }), `{a: ${value === undefined ? JSON.stringify(text) : String(value)}}`);
      assert.equal(hints.length, 1);
      assert.equal(hints[0]!.code, 'pyyaml-number');
      assert.deepEqual(hints[0]!.range, { from: 3, to: 3 + text.length });
      assert.equal(hints[0]!.replacement, replacement);
      if (value === undefined) return;
      assert.ok(same(pyYaml(replacement), value), 'PyYAML');
      assert.ok(same(yaml12(replacement), value), 'YAML 1.2');
    });
  }

  it('have no hint where a tag or quotes settle it', () => {
    assert.deepEqual(parseYaml('a: !!float 1e-5\nb: "1e-5"\nc: !!str 017').hints, []);
  });
});
