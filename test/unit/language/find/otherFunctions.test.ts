// Which functions called `schedule` are ours, by what a program says of them.
import assert from 'node:assert/strict';
import { parse } from '../../../../src/language/index';
import { find, findInTree } from '../../../fixtures/find';

const call = 's = schedule("linear", 0.1, 100)\n';

/** By a function that is not ours, or of which nothing is known, and a call that is no whole schedule. */
const others: readonly string[] = [
  'from diffusers import schedule\ns = schedule("linear", 0.0001, 0.02)\n',
  'from mylib import schedule\ns = schedule("linear", 0.0001, 0.02)\n',
  'from mylib import schedule\ns = schedule("linear", 0.1)\n',
  'from mylib import schedule\ns = schedule("linear", 0.1, 100, eta=3)\n',
  'from mylib import schedule as sch\ns = sch("constant", 5)\n',
  'import mylib.noise as noise\ns = noise.schedule("cosine", 0.008)\n',
  'from optax import schedule\ns = schedule("linear", init_value=1, end_value=0, transition_steps=100)\n',
  `from keras import schedule\n${call}`,
  `from prefect.schedules import schedule\n${call}`,
  'import schedule\nschedule("linear")\n',
  `def schedule(kind, low, high):\n    return low\n${call}`,
  `def schedule(method, low, high):\n    return low\n${call}`,
  `def schedule(method, base_weight, step, total_steps):\n    return base_weight\n${call}`,
  `schedule = lambda kind, a, b: a\n${call}`,
  'schedule = REGISTRY["noise"]\ns = schedule("linear", 0.0001, 0.02)\n',
  'def train(schedule):\n    return schedule("cosine", 0.1)\n',
  'class A:\n    def schedule(self, method, low, high): ...\n    def run(self):\n        return self.schedule("cosine", 0.5, 1000)\n',
];

const ours: readonly string[] = [
  `from weight_schedules import schedule\n${call}`,
  `from .utils.weight_schedules import schedule\n${call}`,
  'import weight_schedules as ws\ns = ws.schedule("linear", 0.1, 100)\n',
  `import weight_schedules\nschedule = weight_schedules.schedule\n${call}`,
  `try:\n    from weight_schedules import schedule\nexcept ImportError:\n    from .weight_schedules import schedule\n${call}`,
  // Nobody else has such a call.
  `from mylib import schedule\n${call}`,
  'from mylib import schedule\ns = schedule("power", 0.1, total_steps=100, a=3)\n',
  'from mylib import schedule\nmax_steps = 100\ns = schedule("linear", 0.1)\n',
  `def schedule(method, base_weight, total_steps, a=2):\n    return base_weight\n${call}`,
  `def schedule(method, *args):\n    return base_weight\n${call}`,
];

describe('a function called schedule', () => {
  for (const text of others) it(`is somebody else's: ${text}`, async () => assert.deepEqual(await find('python', text), []));

  for (const text of ours)
    it(`is ours: ${text}`, async () =>
      assert.deepEqual(
        (await find('python', text)).map(({ totalSteps }) => totalSteps),
        [100],
      ));

  it('is what a cell above says', async () => {
    const inLast = async (cell: string) =>
      findInTree('python', await parse('python', call), { earlierCells: [await parse('python', cell)] });
    assert.equal((await inLast('from weight_schedules import schedule\n')).length, 1);
    assert.equal((await inLast('def schedule(kind, low, high):\n    return low\n')).length, 0);
    assert.equal((await inLast('from diffusers import schedule\n')).length, 0);
  });

  it('is ours where the settings name it, wherever it is from', async () => {
    const found = await find('python', 'from mylib import ramp\ns = ramp("linear", 0.1, 0.02)\n', { functionNames: ['ramp'] });
    assert.equal(found.length, 1);
  });
});
