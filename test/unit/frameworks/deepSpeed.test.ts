import assert from 'node:assert/strict';
import { allProblems } from '../../../src/language/find/allProblems';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases, optionsOf } from './goldenCases';

/** Curves that the scheduler leaves as the optimizer has them. */
const leftAlone = ["one cycle leaves SGD's momentum: momentum", 'one cycle, momentum left alone: momentum'];

describe('the scheduler of a DeepSpeed config, as each release runs it', () => {
  for (const golden of goldenCases('deepspeed', ({ name }) => !leftAlone.includes(name))) {
    const title = `${golden.name} (${golden.version})`;
    if (golden.values.length > 0) it(title, () => assertGolden(golden, ([found]) => found));
    else {
      it(`${title}: an error or a question`, async () => {
        const found = await find('json', golden.config!, optionsOf(golden));
        assert.ok(
          found.length > 0 && found.every(({ unknowns, ...each }) => unknowns.length + allProblems({ unknowns, ...each }).length > 0),
        );
      });
    }
  }

  it('asks for what the trainer fills in', async () => {
    const config = '{"scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": "auto", "warmup_num_steps": "auto"}}}';
    const { unknowns, problems } = await findOne('json', config);
    assert.deepEqual(
      unknowns.map(({ parameter }) => parameter.name),
      ['warmup_max_lr', 'warmup_num_steps'],
    );
    assert.deepEqual(problems, []);
  });

  it('takes no other scheduler', async () => {
    assert.deepEqual(
      await find('json', '{"scheduler": {"type": "WarmupLR2", "params": {}}, "other": {"type": "WarmupLR", "params": {}}}'),
      [],
    );
  });

  it('takes whole numbers of steps from a script as int alone, since 0.18', async () => {
    const call = 'from deepspeed.runtime.lr_schedules import WarmupLR\ns = WarmupLR(opt, 0.0, 0.1, 4.0)\n';
    const dict = 'config = {"scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 0.1, "warmup_num_steps": 1e3}}}\n';
    for (const text of [call, dict]) {
      const { curves, problems } = await findOne('python', text);
      assert.deepEqual([curves, problems.map(({ code }) => code)], [[], ['wrong-type']], text);
      const older = await findOne('python', text, { versions: new Map([['deepspeed', '0.17.1']]) });
      assert.deepEqual([older.curves.length, older.problems], [1, []], text);
    }
    assert.deepEqual((await findOne('python', call.replace('4.0', 'int(4.0)'))).problems, []);
  });
});
