import assert from 'node:assert/strict';
import { find } from '../../../fixtures/find';

const trainer = 'learning_rate: 3.0e-4\nlr_scheduler_type: cosine\nwarmup_ratio: 0.1\n';

describe('a schedule of whole steps in a run whose length is not known', () => {
  it('rises evenly over parts of the run: a hundredth of it is no step', async () => {
    const [found] = await find('yaml', trainer);
    const { grid, at } = found!.schedule!;
    assert.equal(found!.totalSteps, undefined);
    assert.equal(grid, 'real');
    // A tenth of the run is the warm-up, so that 5.5 % of it are 55 % of the way to 3e-4.
    for (const [part, value] of [
      [5, 1.5e-4],
      [5.5, 1.65e-4],
      [6, 1.8e-4],
    ] as const)
      // prettier-ignore
      assert.ok(Math.abs(at(part) - value) < 1e-18, `${at(part)} at ${part} %`);
  });

  it('has its whole steps where the length is known', async () => {
    const [found] = await find('yaml', `${trainer}max_steps: 100\n`);
    const { grid, at } = found!.schedule!;
    assert.deepEqual([grid, at(5.5)], ['whole', at(5)]);
  });

  it('is drawn where no other length is written in steps, or one of none', async () => {
    const made = async (warmUp: string) => {
      const text = `from transformers import get_scheduler\nfrom torch.optim import SGD\ns = get_scheduler("linear", SGD(p, lr=0.5), ${warmUp}, steps(args))\n`;
      const [found] = await find('python', text);
      return [found!.unknowns.map((unknown) => unknown.text), found!.schedule && [0, 25, 100].map(found!.schedule.at)];
    };
    // lr · (1 − t/T)
    assert.deepEqual(await made('0'), [['What is num_training_steps?'], [0.5, 0.375, 0]]);
    assert.deepEqual(await made('100'), [['What is num_training_steps?'], undefined]);
  });

  it('ends where its last step is, not where it would begin again behind that', async () => {
    const text =
      "optimizer = dict(type='SGD', lr=0.1)\nlr_config = dict(policy='cyclic', target_ratio=(10, 0.01), cyclic_times=1, step_ratio_up=0.4)\n";
    const { at } = (await find('python', text))[0]!.schedule!;
    // Half a cosine from 1 at 40 % to 0.001 at 100 %, of which 59/60 are done at 99 %.
    const last = 0.001 + (0.999 * (1 + Math.cos((Math.PI * 59) / 60))) / 2;
    for (const part of [99, 99.5, 100]) assert.ok(Math.abs(at(part) - last) < 1e-12, `${at(part)} at ${part} %`);
  });
});
