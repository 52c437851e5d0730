import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { assertGolden, goldenCases } from './goldenCases';

describe('WeSpeaker', () => {
  for (const golden of goldenCases('wespeaker'))
    it(golden.name, () =>
      assertGolden(golden, (found) => {
        const one = found.find(({ label }) => label === (golden.quantity === 'lr' ? 'scheduler' : 'margin_update'));
        assert.deepEqual([one?.unit, one?.problems], ['epoch', []]);
        return one;
      }),
    );

  const [config, , , , , margin] = goldenCases('wespeaker').map((golden) => golden.config!);

  it('asks for the processes with which it multiplies its rates', async () => {
    const { unknowns, schedule } = await findOne('yaml', config!.replace('margin_scheduler: MarginScheduler\n', ''));
    assert.deepEqual([unknowns.length, schedule], [1, undefined]);
  });

  it('has no margin where the projection has none that changes, and is none where the rest of it is missing', async () => {
    for (const kind of ['softmax', 'sphere']) assert.deepEqual(await find('yaml', margin!.replace('arc_margin', kind)), [], kind);
    for (const text of [margin!, config!].map((each) => each.replace('projection_args', 'projection')))
      assert.deepEqual(await find('yaml', text), [], text);
  });
});
