// The time that reading takes: in proportion to the lines, whatever hangs together with whatever.
import assert from 'node:assert/strict';
import { parseJson } from '../../../src/language/json/parseJson';
import { parseShell } from '../../../src/language/shell/parseShell';
import { parseToml } from '../../../src/language/toml/parseToml';
import type { Tree } from '../../../src/language/tree/tree';
import { parseYaml } from '../../../src/language/yaml/parseYaml';
import { cpuTime, neverHolds } from '../../fixtures/cpuTime';

const lines = 10_000;
/** 50 ms for 1,000 lines. */
const milliseconds = (lines / 1000) * 50;

const many = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('');

const texts: Readonly<Record<string, readonly [parse: (text: string, previous?: Tree) => Tree, text: string]>> = {
  'aliases of one anchor': [parseYaml, `b: &b {x: 1}\n${many(lines, (i) => `k${i}: *b\n`)}`],
  'aliases of aliases': [parseYaml, `k0: &k0 1\n${many(lines, (i) => `k${i + 1}: &k${i + 1} *k${i}\n`)}`],
  'lists that double': [parseYaml, `k0: &k0 [1]\n${many(lines, (i) => `k${i + 1}: &k${i + 1} [*k${i}, *k${i}]\n`)}`],
  'merge keys': [parseYaml, `b: &b {x: 1, y: 2}\n${many(lines / 2, (i) => `k${i}:\n  <<: *b\n`)}`],
  'merge keys of merge keys': [parseYaml, `k0: &k0 {}\n${many(lines / 3, (i) => `k${i + 1}: &k${i + 1}\n  <<: *k${i}\n  y${i}: 1\n`)}`],
  'merge keys of thousands': [parseYaml, `b: &b\n${many(lines / 2, (i) => `  x${i}: 1\n`)}${many(lines / 4, (i) => `k${i}:\n  <<: *b\n`)}`],
  'anchors 150 deep': [
    parseYaml,
    `${many(150, (i) => `${' '.repeat(i)}a${i}: &a${i}\n`)}${' '.repeat(150)}z: 1\n${many(lines, (i) => `k${i}: *a${i % 150}\n`)}`,
  ],
  'mappings that go down and up': [parseYaml, many(lines, (i) => `${' '.repeat(i % 19)}a${i}:\n`)],
  'quotes that stay open': [parseYaml, many(lines, (i) => `a${i}: "x\n`)],
  'brackets that stay open': [parseYaml, many(lines, (i) => `a${i}: [x, (\n`)],
  'objects on lines': [parseJson, many(lines, (i) => `{"a": ${i}}\n`)],
  'objects that stay open': [parseJson, many(lines, () => '{"a": [\n')],
  'tables in a list': [parseToml, many(lines / 2, (i) => `[[a]]\nb = ${i}\n`)],
  'options of one command': [parseShell, `python train.py \\\n${many(lines, (i) => `  --a${i} $A${i % 7} \\\n`)}`],
  commands: [parseShell, many(lines / 2, (i) => `A=${i}; python train.py --lr $A --steps $((A * 2))\n`)],
  'lists of options that grow': [parseShell, `${many(lines, (i) => `A+=(--a${i} ${i})\n`)}python train.py \${A[@]}\n`],
  'variables that double': [parseShell, `A0="--a 1"\n${many(lines, (i) => `A${i + 1}="$A${i} $A${i}"\n`)}python train.py $A${lines}\n`],
  'conditions around a variable': [parseShell, many(lines / 8, (i) => `if [ $1 ]; then\nA=${i}\nfi\npython x.py --lr $A --b 1\n`)],
  'branches that stay open': [parseShell, many(lines, (i) => `if [ $1 ]; then A=$A${i}\n`)],
  'here-documents that stay open': [parseShell, many(lines, () => 'cat <<EOF\n')],
  'dotted tables': [parseToml, many(lines / 2, (i) => `[a.b${i}.c]\nx = {a.b.c = 1}\n`)],
};

describe('the time that reading takes', () => {
  for (const [name, [parse, text]] of Object.entries(texts)) {
    it(`${name}: at most ${milliseconds} ms, and so after an edit`, async () => {
      const at = text.length >> 1;
      const measure = async () => {
        let tree: Tree | undefined;
        const read = await cpuTime(() => (tree = parse(text)));
        return [read, await cpuTime(() => parse(`${text.slice(0, at)} ${text.slice(at)}`, tree))];
      };
      const slow = await neverHolds(measure, (times) => times.every((time) => time < milliseconds));
      assert.equal(slow, undefined, `${slow?.join(' ms, then ')} ms`);
    });
  }
});
