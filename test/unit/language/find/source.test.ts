import assert from 'node:assert/strict';
import { find } from '../../../fixtures/find';

describe('the source of a schedule', () => {
  for (const [name, text, source] of [
    ['our own, known', 'kl = schedule("cosine", 1, 10)\n', 'schedule()'],
    ['our own, with a method that does not exist', 'kl = schedule("cosin", base_weight=1, total_steps=10)\n', 'schedule()'],
    ['a class of torch', 'from torch.optim import lr_scheduler\ns = lr_scheduler.StepLR(opt, 30)\n', 'torch.optim.lr_scheduler.StepLR'],
    [
      'a kind that transformers does not have',
      'from transformers import TrainingArguments\na = TrainingArguments(lr_scheduler_type="cosin", learning_rate=0.1, max_steps=100)\n',
      'transformers',
    ],
    [
      'a kind that diffusers does not have',
      'from diffusers.optimization import get_scheduler\ns = get_scheduler("cosin", opt, num_warmup_steps=10, num_training_steps=100)\n',
      'diffusers.optimization',
    ],
    [
      'a kind that timm does not have',
      'from timm.scheduler import create_scheduler_v2\ns, n = create_scheduler_v2(opt, sched="cosin", num_epochs=10)\n',
      'timm',
    ],
  ] as const)
    it(`is that of whoever defines it: ${name}`, async () =>
      assert.deepEqual(
        (await find('python', text)).map((found) => found.source),
        [source],
      ));
});
