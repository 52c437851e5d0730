import assert from 'node:assert/strict';
import { find } from '../../fixtures/find';
import { goldenCases, itRuns } from './goldenCases';

describe('the optim section, as Lingua runs it', () => {
  itRuns('lingua');

  it('is that of Lingua alone, with a scheduler that is read', async () => {
    const { config } = goldenCases('lingua')[0]!;
    const changes = [
      ['fsdp_type', 'strategy'],
      ['steps: 60_000', 'max_steps: 60_000'],
      ['  clip', '  scheduler: wsd\n  clip'],
    ] as const;
    for (const [from, to] of changes) {
      const text = (from === '  clip' ? goldenCases('lingua')[1]!.config! : config!).replace(from, to);
      assert.deepEqual(
        (await find('yaml', text)).filter(({ library }) => library === 'Lingua'),
        [],
        to,
      );
    }
  });
});
