import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('the section OPTIM, as Dassl runs it', () => {
  const cases = goldenCases('dassl');
  for (const golden of cases) it(golden.name, () => assertGolden(golden, ([found]) => found));
  const config = cases.find(({ name }) => name === 'a cosine')!.config!;

  it('has a curve for each group of layers', async () => {
    const { curves } = await findOne('yaml', `${config}  STAGED_LR: True\n  BASE_LR_MULT: 0.5\n`);
    assert.deepEqual(
      curves.map(({ quantity, schedule }) => [quantity, schedule.at(0)]),
      [
        ['lr', 0.025],
        ['lr of new layers', 0.05],
      ],
    );
  });

  it('is that of Dassl alone', async () => {
    for (const [from, to] of [
      ['OPTIM:', 'SOLVER:'],
      ['cosine', 'poly'],
      ['  NAME', '  TYPE'],
      ['MAX_EPOCH', 'EPOCHS'],
    ] as const)
      assert.deepEqual(await find('yaml', config.replace(from, to)), [], to);
  });
});
