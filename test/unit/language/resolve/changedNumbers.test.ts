// Numbers that a program binds, changes and hands on, compared with what the program has when it runs: test/reference/changed_numbers.py.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findBeside } from '../../../fixtures/findBeside';
import { find } from '../../../fixtures/find';

interface Case {
  readonly text: string;
  /** None where the program gives several, or never comes to it. */
  readonly total: number | null;
}

const { settings, known, doubtful } = JSON.parse(readFileSync('test/reference/changed_numbers.json', 'utf8')) as {
  readonly settings: string;
  readonly known: readonly Case[];
  readonly doubtful: readonly Case[];
};

/** The lengths that are shown, with the module that a program imports beside it and without. */
async function shownFor({ text }: Case): Promise<readonly (readonly (number | undefined)[])[]> {
  const all = [await findBeside('/main.py', { '/main.py': text, '/settings.py': settings }), await find('python', text)];
  return all.map((list) => list.map(({ totalSteps }) => totalSteps));
}

describe('numbers that a program changes', () => {
  it('are those that it has when it runs, where nothing speaks against it', async () => {
    for (const one of known) {
      for (const shown of await shownFor(one)) assert.deepEqual(shown, [one.total], one.text);
    }
  });

  it('are never others than those that it has when it runs', async () => {
    const wrong: string[] = [];
    for (const one of doubtful) {
      const shown = (await shownFor(one)).flat().filter((total) => total !== undefined && total !== one.total);
      if (shown.length > 0) wrong.push(`${shown.join(', ')} instead of ${one.total}:\n${one.text}`);
    }
    assert.deepEqual(wrong, [], `${wrong.length} of ${doubtful.length} programs show another number.`);
  });

  it('are not known where a file that is run binds them, and shown with that where it is not there', async () => {
    const text = 'TOTAL = 10\nOTHER = 3\nexec(open("settings.py").read())\nschedule("linear", OTHER, TOTAL)';
    const [beside] = await findBeside('/main.py', { '/main.py': text, '/settings.py': settings });
    assert.equal(beside!.totalSteps, undefined);
    const [alone] = await find('python', text);
    assert.equal(alone!.totalSteps, 10);
    const origin = alone!.parameters.find(({ name }) => name === 'total_steps')?.origin;
    assert.deepEqual(origin, {
      kind: 'name',
      name: 'TOTAL',
      place: { kind: 'line', line: 1 },
      unless: { kind: 'line', line: 3 },
    });
  });
});
