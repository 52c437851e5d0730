import assert from 'node:assert/strict';
import { LogTableBuilder } from '../../../src/logs/logTable';
import { curvesOf } from '../../../src/preview/model/curves';
import { LogPairs } from '../../../src/preview/logs/logPairs';
import { drawable } from '../../fixtures/foundSchedule';

function table(...names: readonly string[]) {
  const builder = new LogTableBuilder();
  for (const row of [1, 2, 3]) {
    builder.startRow();
    for (const [index, name] of names.entries()) builder.add(name, row * 10 ** index);
  }
  return builder.build();
}

describe('LogPairs', () => {
  it('finds the same columns again by their names', () => {
    const before = new LogPairs({ table: table('step', 'kl', 'other') });
    before.pairByName(curvesOf([drawable('kl', 'linear', 1, 10)]));
    assert.deepEqual(before.names, { step: 'step', values: [['kl', 'kl']] });
    const after = LogPairs.ofColumns({ table: table('other', 'kl', 'step') }, before.names);
    assert.deepEqual(after.names, before.names);
    assert.deepEqual([...after.pointsOf('kl')!.steps], [100, 200, 300]);
  });

  it('goes without those that are not there any more', () => {
    const pairs = LogPairs.ofColumns({ table: table('a') }, { step: 'step', values: [['kl', 'gone']] });
    assert.deepEqual(pairs.names, { step: undefined, values: [] });
  });

  it('counts the rows where that was chosen, though there is a column of steps', () => {
    assert.equal(LogPairs.ofColumns({ table: table('step', 'kl') }, { step: undefined, values: [['kl', 'kl']] }).step, undefined);
  });
});
