import assert from 'node:assert/strict';
import { diagnose } from '../../../src/rules/index';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, type GoldenCase, goldenCases, optionsOf } from './goldenCases';

type Case = GoldenCase & { readonly total?: number; readonly batches?: number };
const isRefused = ({ values }: GoldenCase) => values.length === 0;
const cases = goldenCases('litgpt') as readonly Case[];

describe('the configs of LitGPT, as its scripts run them', () => {
  for (const golden of cases.filter((each) => !isRefused(each)))
    it(golden.name, async () => {
      const answers = new Map(golden.batches === undefined ? [] : [['lr.iterations per epoch', golden.batches]]);
      const found = await findOne('yaml', golden.config!, { ...optionsOf(golden), answers });
      await assertGolden(golden, () => found);
      assert.equal(found.totalSteps, golden.total);
    });

  for (const golden of cases.filter(isRefused))
    it(golden.name, async () => {
      const found = await findOne('yaml', golden.config!, { run: { totalSteps: 100 } });
      assert.equal(found.schedule, undefined);
      assert.ok(found.problems.some(({ code }) => code === 'invalid-value'));
    });

  it('draws pretraining by tokens where the number of devices is not known', async () => {
    const golden = cases.find(({ name }) => name === 'pretrain')!;
    const found = await findOne('yaml', golden.config!.replace('devices: 1', 'devices: auto'));
    assert.deepEqual([found.unit, found.totalSteps, found.unknowns.length], ['token', 12_800, 0]);
    golden.steps.forEach((step, index) => {
      const tokens = (4 * (step + 1) - 1) * 2 * 16;
      assert.ok(Math.abs(found.schedule!.at(tokens) - golden.values[index]!) < 1e-12, `at step ${step}`);
    });
  });
});

describe('LitGPT', () => {
  const train = 'train:\n  global_batch_size: 8\n  micro_batch_size: 2\n';
  const tuned = `checkpoint_dir: checkpoints/x\n${train}`;

  it('counts the epochs of fine-tuning, and no more than max_steps', async () => {
    const total = async (text: string) => (await findOne('yaml', tuned + text, { run: { stepsPerEpoch: 50 } })).totalSteps;
    assert.equal(await total('  epochs: 3\n'), 150);
    assert.equal(await total('  epochs: 3\n  max_steps: 120\n'), 120);
    assert.equal(await total('  epochs: 3\n  max_steps: 500\n'), 150);
    assert.equal(await total(''), 250);
  });

  it('asks for the steps of fine-tuning where only max_steps says something', async () => {
    const { unknowns, schedule } = await findOne('yaml', `${tuned}  epochs: 3\n  max_steps: 120\n`);
    assert.deepEqual([unknowns.map(({ key }) => key), schedule], [['run.step'], undefined]);
  });

  it('says which keys do not count', async () => {
    const ignored = async (text: string) => {
      const found = await findOne('yaml', text, { run: { totalSteps: 200 } });
      return diagnose(found, text).map(({ code, range }) => `${code} ${text.slice(range.from, range.to)}`);
    };
    assert.deepEqual(await ignored(`${tuned}  min_lr: 6.0e-5\n`), ['ignored-key 6.0e-5']);
    assert.deepEqual(
      await ignored(
        `model_name: x\ndevices: 1\n${train}  max_seq_length: 16\n  max_tokens: 128000\n  lr_warmup_steps: 5\n  max_steps: 7\n`,
      ),
      ['ignored-key 7'],
    );
  });

  it('says what is refused', async () => {
    const message = async (text: string) => {
      const { schedule, problems } = await findOne('yaml', text, { run: { totalSteps: 100 } });
      assert.equal(schedule, undefined);
      return problems.map((each) => each.message.sentence);
    };
    assert.match((await message(`${tuned}  lr_warmup_steps: 100\n`))[0]!, /divides by 0/);
    assert.match((await message(`${tuned}  lr_warmup_fraction: 0.1\n`))[0]!, /refuses/);
    assert.match((await message(`model_name: x\n${train}  max_seq_length: 8\n  epochs: 2\n`))[0]!, /refuses epochs/);
    assert.match((await message(`model_name: x\ndevices: 16\n${train}  max_seq_length: 8\n`))[0]!, /fewer samples/);
  });

  it('leaves the sections of others alone', async () => {
    assert.deepEqual(await find('yaml', `${train}  lr_warmup_steps: 10\n`), []);
    assert.deepEqual(await find('yaml', 'checkpoint_dir: x\ntrain:\n  lr_warmup_steps: 10\n  lr: 0.1\n'), []);
    assert.deepEqual(await find('yaml', 'model_name: x\nglobal_batch_size: 8\nmicro_batch_size: 2\n'), []);
  });
});
