import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('classes of PyTorch that configs name by their last part, as trainers run them', () => {
  for (const golden of goldenCases('torch_named'))
    it(golden.name, async () => {
      const found = await findOne(golden.language, golden.config!);
      assert.equal(found.unit, golden.unit);
      await assertGolden(golden, () => found);
    });

  const studio = (scheduler: string) =>
    `system:\n  optimizer:\n    name: Adam\n    args: {lr: 0.01}\n  scheduler:\n${scheduler}trainer:\n  max_steps: 40\n`;
  const template = (scheduler: string, more = '"arch": {"type": "A"}, ') =>
    `{${more}"optimizer": {"type": "Adam", "args": {"lr": 0.1}}, "lr_scheduler": ${scheduler}, "trainer": {"epochs": 9}}`;
  const step = '{"type": "StepLR", "args": {"step_size": 3}}';

  it('are those of trainers that are known by the rest of the config', async () => {
    assert.equal((await find('json', template(step))).length, 1);
    assert.deepEqual(await find('json', template(step, '')), []);
    assert.deepEqual(await find('json', template(step).replace('lr_scheduler', 'other')), []);
    assert.deepEqual(await find('yaml', studio('    name: MyLR\n    args: {step_size: 3}\n')), []);
    assert.deepEqual(await find('yaml', 'scheduler:\n  name: StepLR\n  args: {step_size: 3}\n'), []);
  });

  it('leave those out that are stepped otherwise, or with a metric', async () => {
    for (const type of ['OneCycleLR', 'ReduceLROnPlateau'])
      assert.deepEqual(await find('json', template(`{"type": "${type}", "args": {"max_lr": 1}}`)), []);
  });

  it('have no curve where a part is not known', async () => {
    const text = studio(
      '    name: SequentialLR\n    milestones: [2]\n    schedulers:\n      - {name: A, args: {}}\n      - {name: B, args: {}}\n',
    );
    const { curves, problems } = await findOne('yaml', text);
    assert.deepEqual([curves.length, problems.map(({ code }) => code)], [0, ['no-curve', 'no-curve']]);
  });
});

describe('resolvers of arithmetic', () => {
  const gamma = async (text: string) => {
    const [found] = await find('yaml', `a: 7\nscheduler:\n  _target_: torch.optim.lr_scheduler.ExponentialLR\n  gamma: ${text}\n`);
    return found!.parameters.find(({ name }) => name === 'gamma')?.value;
  };

  it('compute, but for what those who register them disagree on', async () => {
    assert.equal(await gamma('${div:1,2.5}'), 0.4);
    assert.equal(await gamma('${divide:${add:${a},1},2}'), 4);
    assert.equal(await gamma('${subtract:${a},${times:2,3}}'), 1);
    for (const text of ['${div:1,2}', '${div:1,0}', '${add:1}', '${add:1,2,3}', '${add:1,x}', '${sub:${b},1}'])
      assert.equal(await gamma(text), undefined, text);
  });
});
