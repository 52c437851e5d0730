// What is set behind the place where a program reads it, or by a name that means something further out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find } from '../../../fixtures/find';

/** A program, and the length of its schedule when it runs, by test/reference/later_settings.py. */
interface Case {
  readonly text: string;
  readonly total: number;
  /** A reader can tell without knowing when functions are called. */
  readonly known: boolean;
}

const cases = JSON.parse(readFileSync('test/reference/later_settings.json', 'utf8')) as readonly Case[];

describe('what is set elsewhere than a schedule reads it', () => {
  for (const { text, total, known } of cases)
    it(text, async () =>
      assert.deepEqual(
        (await find('python', text)).map(({ totalSteps }) => totalSteps),
        [known ? total : undefined],
      ),
    );

  it('is not brought in by a star import that leaves it out', async () => {
    const { findBeside } = await import('../../../fixtures/findBeside');
    const totals = async (conf: string, name: string) => {
      const files = { 'main.py': `from conf import *\ns = schedule("linear", 1, ${name})\n`, 'conf.py': conf };
      return (await findBeside('main.py', files)).map(({ totalSteps }) => totalSteps);
    };
    assert.deepEqual(await totals('T = 30\n', 'T'), [30]);
    assert.deepEqual(await totals('__all__ = ["T"]\nT = 30\n', 'T'), [30]);
    assert.deepEqual(await totals('__all__ = ["N"]\nT = 30\n', 'T'), [undefined]);
    assert.deepEqual(await totals('_T = 30\n', '_T'), [undefined]);
  });
});
