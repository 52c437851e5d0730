import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { controlsOf } from '../../../../src/preview/change/controlsOf';
import { find } from '../../../fixtures/find';

describe('controlsOf', () => {
  const controls = async (language: Language, text: string) => controlsOf((await find(language, text))[0]!, text);

  it('has each parameter with its unit, origin and what changes it', async () => {
    const list = await controls('python', 'TOTAL = 1000\nkl = schedule("power", 0.5, TOTAL)\n');
    assert.deepEqual(
      list.map(({ name, unit, origin, editor }) => [name, unit, origin, editor.kind]),
      [
        ['method', 'none', undefined, 'choice'],
        ['base_weight', 'weight', undefined, 'number'],
        ['total_steps', 'steps', 'TOTAL, line 1', 'number'],
        ['a', 'none', 'default', 'number'],
        ['start_weight', 'weight', 'default', 'number'],
        ['delay', 'steps', 'default', 'number'],
        ['reverse', 'none', 'default', 'switch'],
      ],
    );
  });

  it('says why a value cannot be changed', async () => {
    const reasons = async (language: Language, text: string) =>
      (await controls(language, text)).flatMap(({ name, editor }) => (editor.kind === 'fixed' ? [[name, editor.text, editor.reason]] : []));
    assert.deepEqual(await reasons('python', 'M = "cosine"\nkl = schedule(M, 0.5, 10 * 1000)\n'), [
      ['method', 'cosine', 'written as M'],
      ['total_steps', '10000', 'calculated: 10 * 1000'],
    ]);
    assert.deepEqual(await reasons('yaml', 'epochs: 3\nsteps_per_epoch: 100\nkl: schedule(cosine, 0.5)\n'), [
      ['total_steps', '300', 'from 3 epochs (epochs, line 1) · 100 steps (steps_per_epoch, line 2)'],
    ]);
    assert.deepEqual(await reasons('python', 'kl = schedule("piecewise", 1, 1000, points=[[0, 0], [1000, 1]])\n'), [
      ['points', '[[0,0],[1000,1]]', 'a list, to be changed in the text'],
    ]);
  });
});
