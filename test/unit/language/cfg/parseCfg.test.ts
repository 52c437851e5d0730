import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseCfg } from '../../../../src/language/cfg/parseCfg';
import type { Node } from '../../../../src/language/tree/tree';
import { withRandom } from '../../../fixtures/random';
import { assertSound, sketchTree } from '../tree/treeTools';

interface Case {
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
}

/** What a node says, references as they are written. */
function valueOf(node: Node): unknown {
  switch (node.kind) {
    case 'number':
    case 'boolean':
    case 'string':
      return node.value;
    case 'list':
      return node.items.map(valueOf);
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key!.text, valueOf(value)]));
    default:
      return null;
  }
}

const named = '[named]\n@schedules = "constant.v1"\n';

describe('the reader of the configs of thinc and spaCy', () => {
  const cases = JSON.parse(readFileSync('test/reference/cfg.json', 'utf8')) as readonly Case[];
  it('is tested with all the cases', () => assert.equal(cases.length, 15));
  for (const { name, text, value } of cases)
    it(`reads what confection reads: ${name}`, () => {
      const tree = parseCfg(text);
      assert.deepEqual(valueOf(tree.roots[0]!), value);
      assertSound(tree);
    });

  it('gives nothing for the files of others', () => {
    for (const text of [
      '',
      '[metadata]\nname = x\n[options.extras_require]\nmax_steps = 10\n',
      '[mypy]\nplugins = a@b\n',
      '[handlers]\nkeys = console\n[handler_console]\nargs = (sys.stdout,)\n',
      '[bumpversion]\nmessage = write to me@home.org\n',
      '@schedules\n',
    ])
      assert.deepEqual(parseCfg(text).roots, [], text);
  });

  it('reads spellings of numbers as confection 1.3.4 was seen to do it', () => {
    const words = ['.001', '1.', '1e-3', '5e-5 # half', '1_000', '+0.5', '1e3', 'NaN', '-Infinity'];
    const text = `${named}[a]\n${words.map((word, index) => `k${index} = ${word}`).join('\n')}\n`;
    const { a } = valueOf(parseCfg(text).roots[0]!) as Record<string, Record<string, unknown>>;
    assert.deepEqual(Object.values(a!), ['.001', '1.', 0.001, '5e-5 # half', '1_000', '+0.5', 1000, NaN, -Infinity]);
  });

  it('leads a name alone to the key beside it, or else to a section', () => {
    const text = `${named}[a]\nb = 1\nc = \${b}\nd = \${named}\ne = \${named.b}\nf = \${named:b}\n`;
    assert.match(sketchTree(parseCfg(text)), /c: "[^"]*" = <\.b>, d: "[^"]*" = <named>, e: "[^"]*" = <named\.b>, f: "[^"]*" = <named\.b>/);
  });

  it('reads calls, and nothing else that could be computed', () => {
    const text = `${named}[a]\nb = "schedule('cosine', 1, \${c.d})"\nc = schedule(linear, 1, 10)\nd = 10 * 1000\n`;
    assert.match(
      sketchTree(parseCfg(text)),
      /= schedule\("cosine", 1, <c\.d>\), c: "[^"]*" = schedule\(linear, 1, 10\), d: "10 \* 1000"\}\}$/,
    );
  });

  it('reads what stands around a line that is unfinished', () => {
    for (const line of ['b', 'b =', 'b = "x', 'b = [1,', '[a', '=', ': 1', '${', 'b = ${', '@'])
      assert.match(
        sketchTree(parseCfg(`${named}${line}\n[z]\ny = 7\n`)),
        /^\{named: \{@schedules: "constant\.v1".*\}, z: \{y: 7\}\}$/,
        line,
      );
  });

  it('never throws, and all that it gives lies within the text', () =>
    withRandom((random) => {
      const text = cases.map((each) => each.text).join('\n');
      for (let round = 0; round < 300; round++) {
        const from = random(text.length);
        const to = from + random(40);
        assertSound(parseCfg(text.slice(0, from) + '[]{}="$@#\n '.charAt(random(12)) + text.slice(to)));
      }
    }));
});
