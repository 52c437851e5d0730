import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('XuanCe', () => {
  for (const golden of goldenCases('xuance'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        assert.deepEqual(
          found.map(({ unit, problems, label }) => [unit, problems, label]),
          [['env step', [], 'greedy']],
        );
        return found[0];
      }),
    );

  const [config] = goldenCases('xuance').map((golden) => golden.config!);

  it('has a value however long the run is', async () => {
    const { schedule } = await findOne('yaml', config!.replace('running_steps: 2000', 'running_steps: 50000000'));
    assert.equal(schedule!.at(5e7), schedule!.at(1000));
  });

  it('is none of agents that do not explore so, of other libraries, and of what only the program knows', async () => {
    const memory = config!.replace('"DQN"', '"VDN"').concat('use_rnn: True\n');
    for (const text of [
      config!.replace('"DQN"', '"DCG"'),
      config!.replace('learner', 'teacher'),
      `${config!}dl_toolbox: "tensorflow"\n`,
      memory,
    ])
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
