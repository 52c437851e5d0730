import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

async function labels(language: Language, text: string): Promise<readonly string[]> {
  const found = await find(language, text, { functionNames: ['schedule', 'f.g'] });
  return found.map(({ label }) => label);
}

describe('schedules in places that do not look like one', () => {
  it('compositions of names, of names of compositions, and before what they name', async () => {
    const text = 'def f():\n    d = 2 * c\na = schedule("linear", 1, 10)\nx = 1 + 2\nb = a * 2\nc = minimum(b, 1)\n';
    assert.deepEqual(await labels('python', text), ['d', 'a', 'b', 'c']);
    assert.deepEqual(
      await labels('yaml', 'sum: 2 * ${w.k[0]}\nw:\n  k: [schedule(linear, 1, 10), schedule(linear, 1, 20)]\nother: 2 * ${w.x}\n'),
      ['sum', 'w.k[0]', 'w.k[1]'],
    );
  });

  it('compositions among many schedules', async () => {
    const many = Array.from({ length: 300 }, (_, i) => `w${i} = schedule("linear", 1, 10)\n`).join('');
    assert.equal((await labels('python', `${many}größe = w299 / 2\nlast = größe * 2\nnone = w300 / 2\n`)).length, 302);
  });

  it('mappings whose method comes from elsewhere', async () => {
    assert.deepEqual(await labels('yaml', 'x: &x {method: linear, base_weight: 1}\ny: {<<: *x, total_steps: 5}\n'), ['x', 'y']);
    assert.deepEqual(
      await labels('python', 'x = dict(method="linear", base_weight=1)\ny = {**dict(method="linear"), "total_steps": 5}\n'),
      ['x', 'y'],
    );
  });

  it('names of functions that mean something in a pattern', async () => {
    assert.deepEqual(await labels('python', 'a = f.g("linear", 1, 10)\nb = schedule("linear", 1, 10)\n'), ['b']);
  });
});
