// Reading a text again after an edit: the same tree as a fresh one, and what the edit has only moved is known to be the same.
import assert from 'node:assert/strict';
import { parseCfg } from '../../../src/language/cfg/parseCfg';
import { parseJson } from '../../../src/language/json/parseJson';
import { parseToml } from '../../../src/language/toml/parseToml';
import { movedBy } from '../../../src/language/tree/shiftNode';
import type { Entry, MappingNode, Node, Tree } from '../../../src/language/tree/tree';
import { parseYaml } from '../../../src/language/yaml/parseYaml';
import { assertSound, plainTree } from './tree/treeTools';

interface Sample {
  readonly parse: (text: string, previous?: Tree) => Tree;
  readonly text: string;
}

const samples: Readonly<Record<string, Sample>> = {
  YAML: {
    parse: parseYaml,
    text: `# config
trainer:
  max_steps: 10000
  lr: 1e-5
base: &base
  lr: 0.1
  betas: (0.9, 0.95)
items:
  a: schedule(cosine, 0.5, 100)
  # note
  b: [1, 2,
    3]
  c: |
    text
    more: text

  d: >-
    x
  nested:
    e: "quoted: x"
    f: 'it''s'
    <<: *base
  g: {a: 1, b: \${trainer.lr}}
other:
  <<: *base
  k: *base
list:
- 1
- x: 2
run: !Run {x: 1_000}
last: &z 5
use: *z
---
second: {a: *z}
`,
  },
  JSON: {
    parse: parseJson,
    text: `// config
{"lr": 1e-5, "list": [1, [2, {"x": null}], "a\\"b", true,],
  "kl": "schedule(\\"cosine\\", 0.5, \${steps})", /* c */
  "deep": {"a": {"b": {"c": -Infinity}}},
  "items": [
    {"a": 1, "b": 2},
    {"a": 3, "b": "x"},
    5
  ],
  "end": 0
}
{"next": "line"}
{"next": [1]}
`,
  },
  TOML: {
    parse: parseToml,
    text: `lr = 1e-5 # rate
[model."a b".c]
kl = "schedule(\\"cosine\\", 0.5)"
list = [1, [2, "x"], {a = 1, b.c = 'y'},
  3]
[[runs]]
text = """
schedule(linear,
  1)"""
bare = schedule(cosine, 10 * 2, [1], {2: 3})
table = {
  x = 1979-05-27 07:32:00,
}
[runs.sub]
z = ''
`,
  },
  cfg: {
    parse: parseCfg,
    text: `# spaCy
[training]
max_steps = 10000
dropout = \${training.a}
[training.optimizer]
@optimizers = "Adam.v1"
betas = [0.9, {"a": 1}]
name = max_steps
rate = \${name}
  and more
[training.optimizer.learn_rate]
@schedules = "warmup_linear.v1"
kl = schedule(cosine, 0.5, \${training.max_steps})
empty =
`,
  },
};

const typed = ['"', "'", '[', ']', '{', '}', '(', ')', ',', ':', '=', '#', '\\', '|', '>', '?', '/', '//', '/*', '*/', '${', '-', '1', '0'];
const pasted = [
  ' ',
  '  ',
  '\t',
  '\0',
  '\n',
  '\r\n',
  '"""',
  '- ',
  '&a ',
  '*a',
  '*base',
  '!t ',
  '---\n',
  '...\n',
  '<<: ',
  '<<: *base\n',
  'x: 1\n',
  '  y: 2\n',
  '    z: *z\n',
  '>-\n',
  '[a]\n',
  '[[a]]\n',
  'a.b = 1\n',
  '"a": 1,',
  '{"a":1}\n',
];

/** Numbers in [0, limit) (a linear congruential generator). */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A text after one edit: something typed, pasted, copied or deleted, other line ends, or all of it back as it was at first. */
function edited(text: string, original: string, random: (limit: number) => number): string {
  if (text.length < 20 || text.length > 3000 || random(12) === 0) return random(3) === 0 ? original.repeat(2) : original;
  if (random(40) === 0) return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
  const at = random(text.length + 1);
  const to = random(2) === 0 ? at : Math.min(text.length, at + random(20));
  const pieces = [
    () => '',
    () => typed[random(typed.length)]!,
    () => pasted[random(pasted.length)]!,
    () => text.slice(random(text.length)),
  ];
  return text.slice(0, at) + pieces[random(4)]!().slice(0, 50) + text.slice(to);
}

const edits = 10_000;

describe('incremental reading', () => {
  for (const [name, { parse, text }] of Object.entries(samples)) {
    const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
    it(`${name}: gives the tree of a fresh reading after each of ${edits} random edits (seed ${seed})`, function () {
      this.timeout(300_000);
      const random = randomNumbers(seed);
      let tree = parse(text);
      for (let run = 0; run < edits; run++) {
        const next = edited(tree.text, text, random);
        const message = `seed ${seed}, edit ${run}: ${JSON.stringify(tree.text)} -> ${JSON.stringify(next)}`;
        tree = parse(next, tree);
        assert.deepEqual(plainTree(tree), plainTree(parse(next)), message);
        assertSound(tree);
      }
    });
  }

  it('JSON: ends a list that a colon ends at the item before it, as the edit left that', () => {
    const before = '{"a": [1, "b"c", 0.5, x)", "d": {"e": 1}, "f": 2}';
    const after = '{"a": [1, "b"c\', "d": {"e": 1}, "f": 2}';
    assert.deepEqual(plainTree(parseJson(after, parseJson(before))), plainTree(parseJson(after)));
  });

  it('JSON: reads a call without quotes anew behind a comment or a string in which a quote stands', () => {
    for (const [before, after] of [
      ['/*"*/e( " ', '/*"*/e( 1}'],
      ['["a\\\nb", e( 1, "x ]', '["a\\\nb", e( 1, 2) ]'],
    ] as const)
      assert.deepEqual(plainTree(parseJson(after, parseJson(before))), plainTree(parseJson(after)), after);
  });

  const many = (line: (i: number) => string) => Array.from({ length: 50 }, (_, i) => line(i)).join('');
  const nested: Readonly<Record<string, Sample>> = {
    YAML: { parse: parseYaml, text: `t: 1\nin:\n${many((i) => `  k${i}: ${i}\n`)}z: 1\n` },
    JSON: { parse: parseJson, text: `{"t": 1,\n"in": {\n${many((i) => `  "k${i}": ${i},\n`)}"k": 0},\n"z": 1}\n` },
    TOML: { parse: parseToml, text: `t = 1\n[in]\n${many((i) => `k${i} = ${i}\n`)}` },
    cfg: { parse: parseCfg, text: `[t]\n@a = "b"\n[in]\n${many((i) => `k${i} = ${i}\n`)}` },
  };
  const entriesOf = (node: Node | undefined): readonly Entry[] => (node as MappingNode).entries;
  const inside = (tree: Tree) => entriesOf(entriesOf(tree.roots[0]).find(({ key }) => key?.text === 'in')?.value);

  for (const [name, { parse, text }] of Object.entries(nested)) {
    it(`${name}: keeps the entries before an edit, and says how far those behind it have moved`, () => {
      const before = parse(text);
      const at = text.indexOf('25', text.indexOf('k25') + 3);
      const after = parse(`${text.slice(0, at)}777${text.slice(at)}`, before);
      const [old, now] = [inside(before), inside(after)];
      assert.equal(now.length, old.length);
      for (const [index, entry] of old.entries()) {
        const by = index < 25 ? 0 : index > 25 ? 3 : undefined;
        assert.equal(movedBy(entry, now[index]!), by, entry.key!.text);
      }
      const back = inside(parse(text, after));
      for (const [index, entry] of back.entries()) if (index !== 25) assert.equal(movedBy(old[index]!, entry), 0, entry.key!.text);
    });
  }

  it('TOML: keeps the tables beside one that is edited', () => {
    const before = parseToml('[a]\nx = 1\n[b]\ny = 2\n[c]\n[d.e]\nz = 3\nt = {u = 4}\n[d.f]\n');
    const after = parseToml(before.text.replace('2', '2222'), before);
    const now = entriesOf(after.roots[0]);
    assert.deepEqual(
      entriesOf(before.roots[0]).map((entry, index) => movedBy(entry, now[index]!)),
      [0, undefined, 3, 3],
    );
    const longer = parseToml(after.text.replace('t =', 'tt ='), after);
    const [, , , d] = entriesOf(longer.roots[0]);
    const [e, f] = entriesOf(d!.value);
    const [oldE, oldF] = entriesOf(now[3]!.value);
    assert.deepEqual([movedBy(now[3]!, d!), movedBy(oldE!, e!), movedBy(oldF!, f!)], [undefined, undefined, 1]);
  });

  it('TOML: reads on below where quotes begin a text of several lines', () => {
    const before = parseToml('a = "schedule(x, 0.5)"\nb = 1\nc = 2\n');
    const after = 'a = "sch""""\nb = 1\nc = 2\n';
    assert.deepEqual(plainTree(parseToml(after, before)), plainTree(parseToml(after)));
  });

  it('YAML: reads an alias again when its anchor changes', () => {
    const before = parseYaml('a: &x 1\nb: 2\nc: *x\nd: 4\n');
    const after = parseYaml('a: &x 15\nb: 2\nc: *x\nd: 4\n', before);
    const [a, b, c, d] = entriesOf(after.roots[0]);
    assert.ok(c?.value.kind === 'reference' && a?.value.kind === 'number' && a.value.value === 15);
    assert.equal(c.value.target, a.value);
    const [, oldB, , oldD] = entriesOf(before.roots[0]);
    assert.deepEqual([movedBy(oldB!, b!), movedBy(oldD!, d!)], [1, 1]);
  });
});
