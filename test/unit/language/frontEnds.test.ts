import assert from 'node:assert/strict';
import { parseJson } from '../../../src/language/json/parseJson';
import { parseShell } from '../../../src/language/shell/parseShell';
import { parseToml } from '../../../src/language/toml/parseToml';
import type { Tree } from '../../../src/language/tree/tree';
import { parseYaml } from '../../../src/language/yaml/parseYaml';
import { type RandomNumber, withRandom } from '../../fixtures/random';
import { assertSound, plainTree, sketchTree } from './tree/treeTools';

interface Sample {
  readonly parse: (text: string) => Tree;
  readonly text: string;
}

const samples = {
  YAML: {
    parse: parseYaml,
    text: `%YAML 1.2
---
base: &base {lr: 1e-5, betas: (0.9, 0.95), steps: [1_000, 2000]}
run: !Run
  <<: [*base, {x: 1}]
  kl_weight: schedule(cosine, 0.5, 10000)  # anneal
  "beta": '\${schedule:cosine,0.5,\${run.steps}}'
  text: |-
    schedule(linear,
      1, 10)
  folded: >
    one
    two
  double: "schedule(\\"cosine\\", \\u0031)"
  flow: {kl: schedule(cosine, 0.5, {1: 2}), z: [a, "b", \${c}]}
  ? [complex]
  : - 1
    - {{ template }}
---
- a: b
  c:
`,
  },
  JSON: {
    parse: parseJson,
    text: `// config
{"lr": 1e-5, "list": [1, [2, {"x": null}], "a\\"b", true,],
  "kl": "schedule(\\"cosine\\", 0.5, \${steps})", /* c */
  "deep": {"a": {"b": {"c": -Infinity}}}}
{"next": "line"}
`,
  },
  TOML: {
    parse: (text) => parseToml(text),
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
  shell: {
    parse: parseShell,
    text: `#!/bin/bash
# starts it
export LR=1e-4 NAME='a b'
: \${SEED:=7}
ARGS=(
  --lr $LR  # the rate
  --steps $((10 * LR + \${N:-3}))
)
OPTS="--a 1 \\
  --b \${NAME}"
OPTS+=" --c $OPTS"
if [ -n "$1" ]; then ARGS+=(--lr "$1"); else unset X; fi
for x in 1 2; do
  CUDA_VISIBLE_DEVICES=0,1 torchrun --nproc_per_node=2 train.py "\${ARGS[@]}" $OPTS \\
    --name "run x's" --list 1 2 3 --json '{"a": [1, 2]}' 2>&1 | tee \`date\`.log &
done
cat <<EOF > $(mktemp)
--lr 5
EOF
`,
  },
} satisfies Record<string, Sample>;

const inserts = [
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  ',',
  ':',
  '=',
  '\n',
  '  ',
  '- ',
  '#',
  '\\',
  '${',
  '|',
  '>',
  '&a ',
  '*a',
  '!t ',
  '"""',
  '\t',
  '\u0000',
  '\ud83d',
  '\r',
  '?',
  '---\n',
  '<<: ',
];

/** A text after some random deletions, insertions and moves. */
function mutate(text: string, random: RandomNumber): string {
  let mutated = text;
  for (let edits = 1 + random(4); edits > 0; edits--) {
    const at = random(mutated.length);
    const to = Math.min(mutated.length, at + random(12));
    const piece = [() => '', () => inserts[random(inserts.length)]!, () => mutated.slice(random(mutated.length)).slice(0, 20)][
      random(3)
    ]!();
    mutated = mutated.slice(0, at) + piece + mutated.slice(to);
  }
  return mutated;
}

function assertReads({ parse }: Sample, text: string): void {
  try {
    assertSound(parse(text));
  } catch (error) {
    assert.fail(`${String(error)}\n${JSON.stringify(text)}`);
  }
}

const deep: Readonly<Record<string, readonly string[]>> = {
  YAML: ['[', '{a: ', '- ', '? ', 'f(', '${a:', '{{', '"', '&a ', '!a ', '['.repeat(200) + '\n'],
  JSON: ['[', '{"a":', '[{"a":'],
  shell: ['$(', '${a:-', '"', '$((', '(', 'if ', '{ ', 'a=(', '`', 'a="$a', "'", '<<E\n', 'for a in ', '--a '],
  TOML: ['a = [', '[', 'a = {a = ', 'a.', 'a = f(', 'a = [1,\n', '"""', '[[a]]\n'],
};

describe('front ends', () => {
  for (const [name, sample] of Object.entries(samples)) {
    it(`${name}: reads every prefix and suffix of a sample`, () => {
      for (let at = 0; at <= sample.text.length; at++) {
        assertReads(sample, sample.text.slice(0, at));
        assertReads(sample, sample.text.slice(at));
      }
    });

    it(
      `${name}: reads random mutations`,
      withRandom((random) => {
        for (let run = 0; run < 300; run++) assertReads(sample, mutate(sample.text, random));
      }),
    );

    it(`${name}: gives up on no nesting, however deep, and leaves it shallow enough to walk`, () => {
      for (const opening of deep[name]!) {
        assertReads(sample, opening.repeat(10_000));
        assertReads(sample, `a${opening.repeat(10_000)}`);
      }
      for (const closed of [`${'['.repeat(10_000)}1${']'.repeat(10_000)}`, `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`]) {
        assertReads(sample, closed);
        assertReads(sample, `a = ${closed}`);
      }
    });

    it(`${name}: reads lines of 10 MB`, () => {
      const size = 10 * 2 ** 20;
      for (const line of [`a: "${'x'.repeat(size)}"`, `{"a": "${' \\"'.repeat(size / 3)}"}`, `a = "${'f(, '.repeat(size / 4)}"`]) {
        // A quadratic parser would take hours.
        sample.parse(line);
      }
    });
  }

  it(
    'TOML: an incremental parse equals a fresh one',
    withRandom((random) => {
      // Long enough that most of it can be taken over.
      const text = samples.TOML.text.repeat(20);
      let tree = parseToml(text);
      for (let run = 0; run < 200; run++) {
        // A digit typed somewhere, something broken, and all of it repaired.
        const at = random(tree.text.length);
        const typed = `${tree.text.slice(0, at)}1${tree.text.slice(at)}`;
        const next = run % 5 === 0 ? text : run % 5 < 4 ? typed : mutate(tree.text, random);
        tree = parseToml(next, tree);
        const fresh = parseToml(next);
        assert.equal(sketchTree(tree), sketchTree(fresh), next);
        assert.deepEqual(plainTree(tree), plainTree(fresh));
      }
    }),
  );
});
