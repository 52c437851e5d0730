import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { shortText } from '../../../../src/features/inEditor/shortText';
import { findOne } from '../../../fixtures/find';

describe('shortText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['schedule("linear", 0.5, 10_000)', '0 → 0.5 over 10,000'],
    ['schedule("linear", 0.5)', '0 → 0.5 over the run'],
    ['schedule("warmup_hold_decay", 1, 100)', '0 → 1 → 0 over 100'],
    ['schedule("constant", 0.3, 100)', '0.3 over 100'],
    ['schedule("cyclical", 1, 100, cycles=10)', '0 → 1 over 100'],
  ];
  for (const [text, expected] of cases)
    it(text, async () => assert.equal(messageText(shortText(await findOne('python', `kl = ${text}`))!), expected));

  it('has nothing of what has no curve', async () =>
    assert.equal(shortText(await findOne('python', 'kl = schedule("linear", 0.5, -1)')), undefined));
});
