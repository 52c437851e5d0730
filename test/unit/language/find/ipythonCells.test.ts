// Cells of notebooks with lines that IPython reads itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from '../../../../src/language/index';
import { find, findInTree } from '../../../fixtures/find';

/** Cells, and the length of the last schedule that they make when IPython runs them, by test/reference/ipython_cells.py. */
interface Case {
  readonly cells: readonly string[];
  readonly total: number;
  /** Nothing that the reader cannot see decides. */
  readonly known: boolean;
}

const cases = JSON.parse(readFileSync('test/reference/ipython_cells.json', 'utf8')) as readonly Case[];

const totalsIn = async (cells: readonly string[]) => {
  const trees = await Promise.all(cells.map((text) => parse('python', text)));
  return findInTree('python', trees.at(-1)!, { earlierCells: trees.slice(0, -1) }).map(({ totalSteps }) => totalSteps);
};

describe('a notebook with lines of IPython', () => {
  for (const { cells, total, known } of cases)
    it(JSON.stringify(cells), async () => assert.deepEqual(await totalsIn(cells), [known ? total : undefined]));

  it('has no schedule in cells of other languages', async () => {
    for (const first of ['%%bash', '%%html', '%%sql', '%%writefile notes.md', '%%javascript', '%%!'])
      assert.deepEqual(await find('python', `${first}\nschedule("cosine", 0.5, 100)\n`), [], first);
  });

  it('has those of a file that a cell writes, without the names of other cells', async () => {
    const cells = ['T = 100\n', '%%writefile train.py\nkl = schedule("cosine", 0.5, T)\nw = schedule("linear", 1, 30)\n'];
    assert.deepEqual(await totalsIn(cells), [undefined, 30]);
  });

  it('has no schedule in a command of the shell', async () => {
    assert.deepEqual(await find('python', `!python train.py --kl "schedule('cosine', 0.5, 100)"\n`), []);
  });

  it('does not know names that an exported notebook may bind by what it runs', async () => {
    const run = `get_ipython().run_line_magic('run', 'other.py')\n`;
    assert.deepEqual(await totalsIn([`T = 100\n${run}kl = schedule("cosine", 0.5, T)\n`]), [undefined]);
    assert.deepEqual(await totalsIn([`${run}T = 100\nkl = schedule("cosine", 0.5, T)\n`]), [100]);
  });

  it('is read after an edit as when it is read anew', async () => {
    const filler = 'x = 1\n'.repeat(1000);
    const before = await parse('python', `T = 100\n${filler}%run other\nkl = schedule("cosine", 0.5, T)\n`);
    for (const line of ['%run other.py', '#%run other.py', '%%time', '!ls (']) {
      const text = `T = 100\n${filler}${line}\nkl = schedule("cosine", 0.5, T)\n`;
      const { parsePython } = await import('../../../../src/language/python/parsePython');
      const totals = [parsePython(text, before), parsePython(text)].map((tree) =>
        findInTree('python', tree).map(({ totalSteps }) => totalSteps),
      );
      assert.deepEqual(totals[0], totals[1], line);
    }
  });
});
