import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../../src/language/index';
import { sketchTree } from '../tree/treeTools';
import type { MappingNode, Node } from '../../../../src/language/tree/tree';

interface Case {
  readonly text: string;
  readonly doubtful: readonly string[];
  readonly calls: readonly Readonly<Record<string, readonly string[]>>[];
}

const { cases } = JSON.parse(readFileSync(join('test', 'reference', 'shell', 'command_lines.json'), 'utf8')) as { cases: readonly Case[] };

/** What a node is, as a program is handed it; undefined where that is not known. */
function written(node: Node, text: string): string | undefined {
  switch (node.kind) {
    case 'number':
    case 'boolean':
    case 'string':
      return text.slice(node.range.from, node.range.to).replace(/["']|\\\n/g, '');
    case 'reference':
      return node.target && written(node.target, text);
    case 'operation': {
      const [a, b] = node.operands.map((operand) => Number(written(operand, text)));
      const value = { '+': a! + b!, '-': a! - b!, '*': a! * b!, '//': Math.trunc(a! / b!) }[node.operator as '+'];
      return Number.isFinite(value) ? String(value) : undefined;
    }
    default:
      return undefined;
  }
}

const rootsOf = async (text: string): Promise<readonly MappingNode[]> => (await parse('shell', text)).roots as readonly MappingNode[];

/** The options of the command lines of a script, each as a sketch. */
const read = async (text: string): Promise<string> => sketchTree(await parse('shell', text));

describe('shell scripts', () => {
  it('have the options that Bash hands on, or say that they are not known', async () => {
    for (const { text, doubtful, calls } of cases) {
      const [root, ...others] = await rootsOf(text);
      assert.ok(root, text);
      assert.deepEqual(others, [], text);
      for (const call of calls) {
        assert.deepEqual(
          root.entries
            .map(({ key }) => key!.text)
            .filter((name) => !doubtful.includes(name))
            .sort(),
          Object.keys(call)
            .filter((name) => !doubtful.includes(name))
            .sort(),
          text,
        );
        for (const [name, values] of Object.entries(call)) {
          const value: Node | undefined = root.entries.find(({ key }) => key!.text === name)?.value;
          assert.ok(value, `${name} in ${text}`);
          const known: readonly (string | undefined)[] =
            value.kind === 'list' ? value.items.map((item) => written(item, text)) : [written(value, text)];
          if (known.includes(undefined)) assert.ok(doubtful.includes(name), `${name} is not known in ${text}`);
          else if (values.length === 0) assert.equal(value.kind === 'boolean' && value.value, true, `${name} in ${text}`);
          else if (!(doubtful.includes(name) && values.join() === '')) assert.deepEqual(known, values, `${name} in ${text}`);
        }
      }
    }
  });

  it('have a mapping for each command line with several options', async () => {
    assert.equal(
      await read('python train.py --lr 1e-4 --steps=10 -bs 8 --fp16\npython eval.py --split test --n 5 # --lr 1\nls -l --color\n'),
      '{lr: 0.0001, steps: 10, bs: 8, fp16: true} --- {split: "test", n: 5}',
    );
  });

  it('have options by the names that argparse gives them, the last of several', async () => {
    assert.equal(await read('x --lr-decay-style cosine --lr 1 --lr 2'), '{lr_decay_style: "cosine", lr: 2}');
  });

  it('have lists of values, but not the program that stands behind an option of its launcher', async () => {
    assert.equal(await read('deepspeed --num_gpus 8 train.py --betas 0.9 0.95 --lr -1'), '{num_gpus: 8, betas: [0.9, 0.95], lr: -1}');
    assert.equal(await read("x --a '[0.1, 0.5]' --b '{\"min_lr\": 1}'"), '{a: [0.1, 0.5], b: {min_lr: 1}}');
  });

  it('have what variables hold: the last value before the command', async () => {
    assert.equal(await read('LR=1\nLR=2\nx --lr $LR --b "${B:-3}"\nLR=4'), '{lr: <LR> -> 2, b: <B> -> 3}');
    assert.equal(await read('A=3\nx --lr $((A * 2 / 4)) --b 1'), '{lr: ((<A> -> 3 * 2) // 4), b: 1}');
  });

  it('do not know what a condition, a loop, the user or another program says', async () => {
    const unknown = '{lr: <LR>, b: 1}';
    assert.equal(await read('LR=1\nif [ $1 ]; then LR=2; fi\nx --lr $LR --b 1'), unknown);
    assert.equal(await read('for LR in 1 2; do\nx --lr $LR --b 1\ndone'), unknown);
    assert.equal(await read('LR=$1\nx --lr $LR --b 1'), '{lr: <LR> -> <1>, b: 1}');
    assert.equal(await read('LR=$(cat lr)\nx --lr $LR --b 1'), '{lr: <LR> -> ?(), b: 1}');
    assert.equal(await read('read LR\nx --lr $LR --b 1'), unknown);
  });

  it('do not know what a later turn of a loop or a call of a function has', async () => {
    assert.equal(await read('LR=1\nfor x in 1 2; do\nx --lr $LR --b 1\nLR=2\ndone'), '{lr: <LR>, b: 1}');
    assert.equal(await read('LR=1\nwhile true; do\nLR=2\nx --lr $LR --b 1\nLR=3\ndone'), '{lr: <LR> -> 2, b: 1}');
    for (const head of ['run() {', 'function run {', 'function run() {', 'run ()\n{']) {
      assert.equal(await read(`LR=1\n${head}\nx --lr $LR --b 1\n}\nLR=2\nrun`), '{lr: <LR>, b: 1}', head);
      assert.equal(await read(`${head}\nx --lr $LR --b 1\n}\nLR=2\nrun`), '{lr: <LR> -> 2, b: 1}', head);
      assert.equal(await read(`LR=1\n${head}\nlocal LR=3\nx --lr $LR --b 1\n}\nLR=2\nrun`), '{lr: <LR> -> 3, b: 1}', head);
    }
    assert.equal(await read('LR=1\n{\nx --lr $LR --b 1\n} > log\nLR=2'), '{lr: <LR> -> 1, b: 1}');
    assert.equal(await read('LR=1\n(LR=2; x --lr $LR --b 1)\ny --lr $LR --b 1'), '{lr: <LR> -> 2, b: 1} --- {lr: <LR>, b: 1}');
    assert.equal(await read('LR=1\nunset LR\nx --lr $LR --b 1'), '{lr: <LR>, b: 1}');
  });

  it('know what is set in the same branch', async () => {
    assert.equal(
      await read('if [ $1 ]; then\nLR=2\nx --lr $LR --b 1\nelse\nLR=3\nx --lr $LR --b 2\nfi'),
      '{lr: <LR> -> 2, b: 1} --- {lr: <LR> -> 3, b: 2}',
    );
  });

  it('have the options of lists and texts that a command is given, wherever they stand', async () => {
    assert.equal(
      await read('A=(\n  --lr 1 # it\n  --b 2\n)\nB="--c 3 \\\n --d 4"\nx "${A[@]}" $B --e 5'),
      '{lr: 1, b: 2, c: 3, d: 4, e: 5}',
    );
    assert.equal(await read('A=(--lr 1 --b 2)\nALL=(${A[@]} --c 3)\nx ${ALL[@]}'), '{lr: 1, b: 2, c: 3}');
    assert.equal(await read('A="--lr 1"\nif [ $1 ]; then A="$A --b 2"; fi\nx $A --c 3'), '{lr: ?(), b: ?(), c: 3}');
    assert.equal(await read('A=(--lr 1 --b 2)\nif [ $1 ]; then A+=(--c 3); fi\nx ${A[@]}'), '{lr: 1, b: 2, c: ?()}');
    assert.equal(await read('RUN="python x.py --lr 1 --b 2"\nbash -c "$RUN"'), '{lr: 1, b: 2}');
  });

  it('are read where another script has the command', async () => {
    assert.equal(await read('export TRAIN_ARGS="--lr 1 --b 2"'), '{lr: 1, b: 2}');
  });

  it('have the options of several commands in a list once', async () => {
    assert.equal(await read('A=(--lr 1 --b 2)\nx ${A[@]}\ny ${A[@]} --c 3'), '{lr: 1, b: 2} --- {<<lr: 1, <<b: 2, c: 3}');
  });

  it('have no options in comments, here-documents and prose', async () => {
    assert.equal(await read('# x --lr 1 --b 2\ncat <<EOF\nx --lr 1 --b 2\nEOF\necho "it takes 2 - 3 steps"'), '');
    // A comment ends a command in spite of the sign before it that joins lines.
    assert.equal(await read('x --lr 1 --b 2 \\\n# --c 3 \\\n--d 4 --e 5'), '{lr: 1, b: 2} --- {d: 4, e: 5}');
  });

  it('hold calls of our own in quotes', async () => {
    assert.equal(
      await read('x --kl "schedule(cosine, 0.5, 10)" --b 1'),
      '{kl: "schedule(cosine, 0.5, 10)" = schedule(cosine, 0.5, 10), b: 1}',
    );
  });
});
