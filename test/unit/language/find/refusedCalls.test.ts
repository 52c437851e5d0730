// Calls that fail when they are made: what is wrong is said, and nothing is drawn.
import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

/** CPython refuses each of the calls in Python, and the runtime's from_config each of the others. */
const refused: readonly (readonly [Language, string, code: string])[] = [
  ['python', 's = schedule("cosine", 0.5, 1000, 2, 7)', 'too-many-arguments'],
  ['python', 's = schedule("cosine", 0.5, total_steps=1000, total_steps=500)', 'repeated-argument'],
  ['python', 's = schedule("cosine", 0.5, 1000, base_weight=0.7)', 'repeated-argument'],
  ['python', 's = schedule("cosine", 0.5, 1000, foo=3)', 'unknown-argument'],
  ['python', 'import optax\ns = optax.linear_schedule(0.1, 0.0, 100, transition_steps=200)', 'repeated-argument'],
  ['python', 'import torch\ns = torch.optim.lr_scheduler.StepLR(torch.optim.SGD(p, lr=0.1), 10, step_size=20)', 'repeated-argument'],
  ['yaml', 's: schedule(cosine, 0.5, 1000, 2, 7)', 'too-many-arguments'],
  ['yaml', 's: schedule(cosine, 0.5, T=1000, total_steps=500)', 'repeated-argument'],
  ['yaml', 's: schedule(cosine, 1, 9, reverse=false, reverse=null)', 'repeated-argument'],
  ['yaml', 's: schedule(cosine, 1, T=null, T=9)', 'repeated-argument'],
  ['yaml', 's: schedule(cosine, base_weight=0.5, 1000)', 'misplaced-argument'],
  ['yaml', 's: ${schedule:cosine,0.5,1000,2,7}', 'too-many-arguments'],
  ['yaml', 's: ${schedule:cosine,base_weight=0.5,total_steps=100}', 'misplaced-argument'],
  ['yaml', 's: {method: cosine, base_weight: 0.5, w: 0.7, total_steps: 100}', 'repeated-argument'],
  ['toml', 's = {method = "cosine", base_wieght = 0.5, total_steps = 100}', 'unknown-argument'],
  ['json', '{"s": "schedule(cosine, 0.5, 1000, foo=3)"}', 'unknown-argument'],
  ['yaml', 's: schedule(cosine, 1 if [3] else 2, 100)', 'unresolved'],
  ['yaml', 's: ${schedule:cosine,1 if [3] else 2,100}', 'unresolved'],
];

describe('a call that fails', () => {
  for (const [language, text, code] of refused)
    it(`has no curve: ${text}`, async () => {
      const [found, ...others] = await find(language, text);
      assert.deepEqual(others, []);
      assert.equal(found!.schedule, undefined);
      assert.ok(found!.problems.some((problem) => problem.code === code));
    });

  it('is not one whose other spelling says nothing', async () => {
    for (const text of ['s: schedule(cosine, 1, T=9, total_steps=null)', 's: ${schedule:cosine,1,9,{reverse:false,reverse:null}}'])
      assert.equal((await find('yaml', text))[0]!.schedule?.totalSteps, 9);
  });
});
