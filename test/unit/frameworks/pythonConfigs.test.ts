// Trainers whose configs are Python files.
import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

const nothing = async (texts: readonly string[]) => {
  for (const text of texts) assert.deepEqual(await find('python', text), [], text);
};

describe('the configs of nanoGPT, as its train.py runs them', () => {
  for (const golden of goldenCases('nanogpt')) it(golden.name, () => assertGolden(golden, ([found]) => found));

  const config = "out_dir = 'out'\neval_interval = 250\nmax_iters = 5000\nlr_decay_iters = 5000\n";

  it('are one schedule as long as the run', async () => {
    const { label, totalSteps, unknowns } = await findOne('python', `${config}learning_rate = 1e-3\n`);
    assert.deepEqual([label, totalSteps, unknowns], ['learning_rate', 5000, []]);
  });

  it('are those of nanoGPT alone, with a decay', async () =>
    nothing([
      `${config}decay_lr = False\n`,
      `${config}def train():\n    pass\n`,
      'lr_decay_iters = 5000\nmax_iters = 5000\n',
      "out_dir = 'out'\neval_interval = 250\nmax_iters = 5000\nlearning_rate = 1e-3\n",
    ]));
});
