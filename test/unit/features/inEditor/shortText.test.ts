import assert from 'node:assert/strict';
import { messageText } from '../../../../src/core/message';
import { shortText, verdictOf } from '../../../../src/features/inEditor/shortText';
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

describe('verdictOf', () => {
  it('says what the metric is where a rate goes by one', async () => {
    const rates = 'learning_rate: 3e-4\ne_clip: 0.2\nmini_epochs: 8\n';
    const adaptive = await findOne('yaml', `${rates}lr_schedule: adaptive\nkl_threshold: 0.008\n`);
    assert.equal(messageText(verdictOf(adaptive)), 'Stays at 0.0003. That is while the metric is what is aimed at.');
    const plateau = await findOne(
      'python',
      'import torch\ns = torch.optim.lr_scheduler.ReduceLROnPlateau(torch.optim.SGD(p, lr=0.1), patience=3)\n',
    );
    assert.match(messageText(verdictOf(plateau)), /That is with a metric that stays as it is\.$/);
    const linear = await findOne('yaml', `${rates}lr_schedule: linear\nmax_epochs: 500\n`);
    assert.doesNotMatch(messageText(verdictOf(linear)), /metric/);
  });
});
