// A section that a trainer reads as one schedule may hold calls that the trainer does not read: they are schedules of their own.
import assert from 'node:assert/strict';
import type { Language } from '../../../../src/language/index';
import { find } from '../../../fixtures/find';

const detectron2 = `SOLVER:
  BASE_LR: 0.02
  MAX_ITER: 90000
  STEPS: [60000, 80000]
`;

const llmFoundry = `scheduler:
  name: cosine_with_warmup
  t_warmup: 100ba
  alpha_f: 0.1
max_duration: 1000ba
optimizer:
  lr: 6.0e-4
`;

const stepLR = `lr_scheduler:
  _target_: torch.optim.lr_scheduler.StepLR
  step_size: 30
`;

/** Texts, and the labels of what is found in each. */
const texts: readonly (readonly [what: string, Language, string, readonly string[]])[] = [
  ['a key of a section', 'yaml', `${detectron2}  kl: schedule(linear, 0.5, 1000)\n`, ['SOLVER', 'SOLVER.kl']],
  ['a resolver', 'yaml', `${detectron2}  kl: \${schedule:linear,0.5,1000}\n`, ['SOLVER', 'SOLVER.kl']],
  ['an expression', 'yaml', `${detectron2}  kl: 0.5 * schedule(linear, 0.5, 1000)\n`, ['SOLVER', 'SOLVER.kl']],
  ['in a section within', 'yaml', `${detectron2}  LOSS:\n    kl: schedule(linear, 0.5, 1000)\n`, ['SOLVER', 'SOLVER.LOSS.kl']],
  ['in a list within', 'yaml', `${detectron2}  WEIGHTS: [schedule(linear, 0.5, 1000), 1]\n`, ['SOLVER', 'SOLVER.WEIGHTS[0]']],
  ['a broken call', 'yaml', `${detectron2}  kl: schedule(linear 0.5, 1000)\n`, ['SOLVER', 'SOLVER.kl']],
  ['prose', 'yaml', `${detectron2}  description: schedule(linear, 0.5, 1000)\n`, ['SOLVER']],
  ['a text in a small language', 'yaml', `${detectron2}  kl_coef: linear(1.0,0.1,5000)\n`, ['SOLVER', 'SOLVER.kl_coef']],
  ['LLM-Foundry', 'yaml', llmFoundry.replace('  alpha_f', '  kl: schedule(linear, 0.5, 1000)\n  alpha_f'), ['scheduler', 'scheduler.kl']],
  ['Hydra', 'yaml', `${stepLR}  kl: schedule(linear, 0.5, 1000)\n`, ['lr_scheduler', 'lr_scheduler.kl']],
  [
    'at the root',
    'yaml',
    'lr_scheduler_type: cosine\nmax_steps: 1000\nlearning_rate: 1e-4\nkl: schedule(linear, 0.5, 1000)\n',
    ['lr_scheduler_type', 'kl'],
  ],
];

describe('Calls in a section that is read as one schedule', () => {
  for (const [what, language, text, labels] of texts)
    it(`${what}: ${labels.join(', ')}`, async () => {
      assert.deepEqual(
        (await find(language, text)).map(({ label }) => label),
        labels,
      );
    });
});
