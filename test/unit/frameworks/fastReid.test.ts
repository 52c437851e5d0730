import assert from 'node:assert/strict';
import { find, findOne } from '../../fixtures/find';
import { findWithParents } from '../../fixtures/findWithParents';
import { goldenCases, itRuns } from './goldenCases';

describe('the SOLVER section, as fast-reid runs it', () => {
  itRuns('fastreid');

  const { config } = goldenCases('fastreid')[0]!;

  it('asks for the iterations of an epoch', async () => {
    const { unknowns, schedule } = await findOne('yaml', config!);
    assert.deepEqual([unknowns.map(({ text }) => text), schedule], [['How many iterations does an epoch have?'], undefined]);
  });

  it('has the keys of the config that it builds on', async () => {
    const child = '_BASE_: b.yml\nSOLVER:\n  MAX_EPOCH: 60\n';
    const { found } = await findWithParents({ 'a.yml': child, 'b.yml': config! });
    assert.deepEqual(
      found.map(({ library, parameters }) => [library, parameters.find(({ name }) => name === 'WARMUP_ITERS')?.value]),
      [['fast-reid', 50]],
    );
    assert.deepEqual(await find('yaml', child), []);
  });

  it('is that of fast-reid alone', async () => {
    for (const [from, to] of [
      ['MultiStepLR', 'WarmupMultiStepLR'],
      ['MAX_EPOCH', 'MAX_ITER'],
      ['WARMUP_ITERS', 'WARMUP_EPOCHS'],
    ] as const)
      assert.deepEqual(await find('yaml', config!.replace(from, to)), [], to);
  });
});
