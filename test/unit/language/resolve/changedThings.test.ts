// What a program changes under another name than the one it reads it by, compared with what it has when it runs: test/reference/changed_things.py.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find } from '../../../fixtures/find';

interface Case {
  readonly text: string;
  readonly total: number | null;
}

const { known, things, defaults, functions } = JSON.parse(readFileSync('test/reference/changed_things.json', 'utf8')) as {
  readonly known: readonly Case[];
  readonly things: readonly Case[];
  readonly defaults: readonly Case[];
  readonly functions: readonly { readonly text: string; readonly at1: number }[];
};

const totalsIn = async (text: string) => (await find('python', text)).map(({ totalSteps }) => totalSteps);

async function assertNoneOther(cases: readonly Case[]): Promise<void> {
  for (const { text, total } of cases) {
    const shown = (await totalsIn(text)).filter((each) => each !== undefined && each !== total);
    assert.deepEqual(shown, [], text);
  }
}

describe('what a program changes under another name', () => {
  it('is shown where it is plainly another thing that is changed', async () => {
    for (const { text, total } of known) assert.deepEqual(await totalsIn(text), [total], text);
  });

  it('is never shown as it was before', async () => {
    await assertNoneOther(things);
  });

  it('is never a default that a parameter does not have', async () => {
    await assertNoneOther(defaults);
  });

  it('is never drawn as it was before, in a function of the step', async () => {
    for (const { text, at1 } of functions) {
      const shown = (await find('python', text)).flatMap(({ schedule, unknowns }) =>
        unknowns.length === 0 && schedule ? [schedule.at(1)] : [],
      );
      assert.deepEqual(
        shown.filter((each) => each !== at1),
        [],
        text,
      );
    }
  });
});
