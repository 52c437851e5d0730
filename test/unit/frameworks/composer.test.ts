import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { parseTime } from '../../../src/frameworks/composer/times';
import { assertGolden, goldenCases, itRuns } from './goldenCases';

describe('the scheduler of a Trainer, as Composer 0.32 runs it', () => {
  for (const golden of goldenCases('composer')) {
    it(golden.name, async () => {
      const [found] = await find(golden.language, golden.code ?? golden.config!, { run: { stepsPerEpoch: golden.given?.batches } });
      if (golden.values.length > 0) return assertGolden(golden, () => found);
      assert.deepEqual(found!.curves, []);
      assert.notEqual(found!.problems.length, 0);
    });
  }
});

describe('the scheduler of LLM Foundry, as Composer 0.32 runs it', () => {
  itRuns('llm_foundry');

  const config = (scheduler: string) => `scheduler:\n  ${scheduler}\noptimizer:\n  lr: 0.1\nmax_duration: 2ep\n`;
  it('is told by its place, its name and its warm-up', async () => {
    const count = async (text: string) => (await find('yaml', text)).length;
    assert.equal(await count(config('name: cosine_with_warmup\n  t_warmup: 10ba')), 1);
    assert.equal(await count(`train:\n  ${config('  name: cosine_with_warmup\n    t_warmup: 10ba').replaceAll('\n', '\n  ')}`), 1);
    assert.equal(await count(config('name: cosine_with_warmup\n  t_warmup: 10ba').replace('scheduler', 'other')), 0);
    assert.equal(await count(config('name: cosine\n  t_warmup: 10ba')), 0);
    assert.equal(await count(config('name: cosine_with_warmup\n  alpha_f: 0.1')), 0);
  });

  it('counts with the batches of an epoch where they are known', async () => {
    const [known] = await find('yaml', config('name: cosine_with_warmup\n  t_warmup: 10ba'), { run: { stepsPerEpoch: 50 } });
    assert.deepEqual([known!.totalSteps, known!.problems], [100, []]);
  });
});

describe('Composer', () => {
  it('reads times', () => {
    assert.deepEqual(parseTime('1e2ba'), { value: 100, unit: 'ba' });
    assert.deepEqual(parseTime('1_000ba'), { value: 1000, unit: 'ba' });
    assert.deepEqual(parseTime('2.0ep'), { value: 2, unit: 'ep' });
    assert.equal(parseTime('0.5ep'), undefined);
  });

  it('asks a config of LLM-Foundry for the batches of an epoch, and counts with the answer', async () => {
    const text = (duration: string) =>
      `max_duration: ${duration}\nscheduler:\n  name: cosine_with_warmup\n  t_warmup: 5ba\noptimizer:\n  name: decoupled_adamw\n  lr: 1.0\n`;
    const [asked] = await find('yaml', text('2ep'));
    const key = 'scheduler.batches per epoch';
    assert.deepEqual([asked!.unknowns.map((each) => each.key), asked!.curves, asked!.problems], [[key], [], []]);
    const [answered] = await find('yaml', text('2ep'), { answers: new Map([[key, 20]]) });
    const [counted] = await find('yaml', text('40ba'));
    assert.deepEqual([answered!.totalSteps, answered!.unknowns], [40, []]);
    assert.equal(answered!.schedule!.at(17), counted!.schedule!.at(17));
  });

  it('leaves the schedulers of other configs alone', async () => {
    assert.deepEqual(await find('yaml', 'scheduler:\n  name: cosine_with_warmup\n  t_warmup: 100ba\n'), []);
    assert.deepEqual(
      await find('yaml', 'max_duration: 1e12T\noptimizer: {lr: 0.1}\nscheduler: {name: linear_with_warmup, t_warmup: 100}\n'),
      [],
    );
  });

  it('says which times Composer refuses, not what is missing', async () => {
    const codes = async (time: string) => {
      const head = 'from composer import Trainer\nfrom composer.optim import StepScheduler\n';
      const call = `t = Trainer(schedulers=StepScheduler('${time}'), max_duration='4ep', optimizers=SGD(p, lr=1.0))\n`;
      return (await find('python', head + call, { run: { stepsPerEpoch: 10 } }))[0]!.problems.map(({ code }) => code);
    };
    // Seen to raise `TypeError: value 0.5 is not an integer` in Composer 0.32.1.
    assert.deepEqual(await codes('0.5ep'), ['invalid-value']);
    assert.deepEqual(await codes('1.0ep'), []);
    assert.deepEqual(await codes('0.5dur'), []);
    assert.deepEqual(await codes('5tok'), ['no-curve']);
  });

  it('is claimed by its import alone', async () => {
    const count = async (code: string) => (await find('python', code)).length;
    const call = "t = Trainer(schedulers=LinearScheduler(), max_duration='10ba', optimizers=o)\n";
    assert.equal(await count(`from composer import Trainer\nfrom composer.optim import LinearScheduler\n${call}`), 1);
    assert.equal(await count(`from lightning import Trainer\nfrom composer.optim import LinearScheduler\n${call}`), 0);
    assert.equal(await count(`from composer import Trainer\nclass LinearScheduler: ...\n${call}`), 0);
  });
});
