import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { assertGolden, goldenCases } from './goldenCases';

describe('RT-DETR and D-FINE', () => {
  for (const golden of goldenCases('rtdetr'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        assert.deepEqual(
          found.map(({ unit, problems, unknowns, label }) => [unit, problems, unknowns, label]),
          [[golden.unit, [], [], 'lr_scheduler']],
        );
        return found[0];
      }),
    );

  const [config] = goldenCases('rtdetr').map((golden) => golden.config!);

  it('asks how many updates an epoch has, which the warm-up does not count in', async () => {
    const { unknowns, schedule } = await findOne('yaml', config!);
    assert.deepEqual([unknowns.length, schedule], [1, undefined]);
  });

  it('has what the files say that it includes, the last of them first', async () => {
    const plain = goldenCases('rtdetr').find(({ name }) => name === 'milestones')?.config;
    const { found } = await findWithParents({
      'a/x.yml': "__include__: ['../b.yml', './c.yml']\nepoches: 30\noptimizer:\n  lr: 0.5\n",
      'b.yml': plain!,
      'a/c.yml': 'lr_scheduler:\n  gamma: 0.5\n',
    });
    assert.deepEqual(
      found.map(({ label, totalSteps, curves }) => [
        label,
        totalSteps,
        curves.map(({ schedule }) => [4, 5].map((epoch) => schedule.at(epoch))),
      ]),
      [
        [
          'lr_scheduler',
          30,
          [
            [0.5, 0.25],
            [0.00001, 0.000005],
          ],
        ],
      ],
    );
  });

  it('is none of others', async () => {
    for (const text of [
      config!.replace('LinearWarmup', 'Mine'),
      config!.replace('MultiStepLR', 'StepLR'),
      config!.replace('epoches', 'epochs').replace('lr_warmup_scheduler', 'warmup'),
      config!.replaceAll('params:', 'groups:'),
    ])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
