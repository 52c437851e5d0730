import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '../../../../src/language/index';
import { assertSound, sketchTree } from '../tree/treeTools';
import type { MappingNode, Node } from '../../../../src/language/tree/tree';

interface Case {
  readonly text: string;
  readonly doubtful: readonly string[];
  readonly calls: readonly Readonly<Record<string, readonly string[]>>[];
}

const { cases } = JSON.parse(readFileSync(join('test', 'reference', 'shell', 'command_lines.json'), 'utf8')) as { cases: readonly Case[] };

interface Overridden {
  readonly text: string;
  readonly swept: readonly string[];
  readonly doubtful: readonly string[];
  readonly config: Tables;
}
type Tables = Record<string, unknown>;

const overridden = JSON.parse(readFileSync(join('test', 'reference', 'shell', 'overrides.json'), 'utf8')) as readonly Overridden[];

/** A node as JSON; the paths of what is not known are told. */
function plainOf(node: Node, tell: (path: string) => void, path = ''): unknown {
  switch (node.kind) {
    case 'number':
    case 'boolean':
    case 'string':
      return node.value;
    case 'null':
      return null;
    case 'list':
      return node.items.map((item) => plainOf(item, tell, path));
    case 'mapping':
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [key!.text, plainOf(value, tell, path === '' ? key!.text : `${path}.${key!.text}`)]),
      );
    default: {
      const target = node.kind === 'reference' ? node.target : undefined;
      if (!target) tell(path);
      return target && plainOf(target, tell, path);
    }
  }
}

/** Takes away what stands at a path. */
function forget(tables: Tables, [first, ...others]: readonly string[]): void {
  const inside = tables[first!];
  if (others.length === 0) Reflect.deleteProperty(tables, first!);
  else if (typeof inside === 'object' && inside !== null) forget(inside as Tables, others);
}

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
  it('has what stands in a variable further up within its lists', async () => {
    assertSound(await parse('shell', 'ARGS=(last --b 1)\npython x.py --a first "${ARGS[@]}"\n'));
  });

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

  describe('overrides', () => {
    it('are what Hydra makes of the words that Bash hands on, or say that they are not known', async () => {
      for (const { text, swept, doubtful, config } of overridden) {
        const [root, ...others] = await rootsOf(text);
        assert.deepEqual(others, [], text);
        const unsure = new Set([...swept, ...doubtful]);
        const unknown: string[] = [];
        const plain = plainOf(root!, (path) => unknown.push(path)) as Tables;
        assert.deepEqual(
          // Texts in texts that the shell puts together are left alone.
          unknown.filter((path) => !unsure.has(path) && !text.includes(String.raw`'\''`)),
          [],
          text,
        );
        for (const path of unknown) unsure.add(path);
        assert.ok(
          swept.every((path) => unknown.includes(path)),
          text,
        );
        for (const path of unsure) for (const tables of [plain, config]) forget(tables, path.split('.'));
        assert.deepEqual(plain, config, text);
      }
    });

    it('are keys within keys, as Hydra nests them', async () => {
      assert.equal(
        await read('python train.py optim.lr=1e-4 +optim.warmup=10 ++trainer.max_steps=100 model=big'),
        '{optim: {lr: 0.0001, warmup: 10}, trainer: {max_steps: 100}, model: "big"}',
      );
      assert.equal(await read('python -m a.main b.c=1 b.d.e=2 \\\n  b.c=3 # b.f=4'), '{b: {d: {e: 2}, c: 3}}');
    });

    it("have values by Hydra's grammar, once the shell has taken its quotes away", async () => {
      assert.equal(
        await read(`python x.py a.l=[1,b] 'a.m={p: 1, q: [2]}' a.s='"1"' a.t="'x'" a.n=null a.b=True a.e= a.r='\${trainer.steps}'`),
        '{a: {l: [1, "b"], m: {p: 1, q: [2]}, s: "1", t: "x", n: null, b: true, e: "", r: <trainer.steps>}}',
      );
    });

    it('are not known where several runs are started', async () => {
      assert.equal(await read('python x.py -m a.lr=1,2 a.b=3'), '{a: {lr: ?(), b: 3}}');
    });

    it('have what variables hold, and stand in lists and texts themselves', async () => {
      assert.equal(await read('LR=2\npython x.py "a.lr=$LR" a.b=${B:-3} a.c=${LR}e-6'), '{a: {lr: <LR> -> 2, b: <B> -> 3, c: ?()}}');
      assert.equal(
        await read('A=(\n  a.lr=1\n  a.b=2\n)\nB="c.d=3 c.e=4"\npython x.py "${A[@]}" $B "$@"'),
        '{a: {lr: 1, b: 2}, c: {d: 3, e: 4}}',
      );
      assert.equal(await read('A=(a.lr=1)\nif [ $1 ]; then A+=(a.b=2); fi\npython x.py ${A[@]} a.c=3'), '{a: {lr: 1, b: ?(), c: 3}}');
      assert.equal(await read('A=(a.lr=1 a.b=2)\nx ${A[@]}\ny ${A[@]} a.c=3'), '{a: {lr: 1, b: 2}} --- {a: {<<lr: 1, <<b: 2, c: 3}}');
    });

    it('stand beside options, which have no values of them', async () => {
      assert.equal(
        await read('torchrun --nproc 2 x.py --config-name ppo lr=1 --multirun a.b=2 --cfg-options c.d=3 c.e=4'),
        '{nproc: 2, config_name: "ppo", lr: 1, multirun: true, a: {b: 2}, cfg_options: true, c: {d: 3, e: 4}}',
      );
      assert.equal(
        await read('python x.py --optimizer_args wd=0.1 betas=0.9,0.99 --b 1'),
        '{optimizer_args: ["wd=0.1", "betas=0.9,0.99"], b: 1}',
      );
    });

    it('are none before the program, and in no command that is no program', async () => {
      assert.equal(await read('CUDA_VISIBLE_DEVICES=0 env A=1 B.c=2 python x.py lr=1 steps=2'), '{lr: 1, steps: 2}');
      assert.equal(
        await read('docker run -e A=1 --env B=2 --name c image python x.py lr=1 steps=2'),
        '{env: "B=2", name: ["c", "image", "python"], lr: 1, steps: 2}',
      );
      assert.equal(await read('make A=1 B=2\npip install a.b==1 c.d==2\necho "lr=1 steps=2" x=3\n[ a == b ]'), '');
      assert.equal(await read('python x.py a/b=1 a@b.c=2 ~d.e f==3'), '');
    });
  });

  it('have options with dots within each other', async () => {
    assert.equal(
      await read('python main.py fit --trainer.max_epochs=10 --model.lr 0.1 --a..b 1'),
      '{trainer: {max_epochs: 10}, model: {lr: 0.1}, a..b: 1}',
    );
  });
});
