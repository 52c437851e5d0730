import { numberValue } from '../../core/methods/values';
import { recurrence } from '../../core/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { baseRate } from '../optimizer';
import { numberOf, silent } from '../parameters';

/** Falls by a factor every so many steps: `StepLR(optimizer, step_size, gamma=0.1)` (torch 2.15). */
export const stepLR: Definition = {
  source: 'torch.optim.lr_scheduler',
  name: 'StepLR',
  formula: 'lr · gamma^⌊t / step_size⌋',
  summary: 'Falls by a factor every step_size steps',
  parameters: [
    baseRate,
    silent('optimizer'),
    numberOf('step_size', 'The steps between two falls', 'steps', { domain: { min: 1, integer: true } }),
    numberOf('gamma', 'The factor of a fall', 'factor', { default: 0.1 }),
    silent('last_epoch'),
  ],
  curves: (values) => {
    const size = numberValue(values, 'step_size');
    const gamma = numberValue({ gamma: 0.1, ...values }, 'gamma');
    const next = (before: number, step: number) => (step % size === 0 ? before * gamma : before);
    // It has no end of its own: four falls show what it does.
    return [{ quantity: 'lr', schedule: recurrence(numberValue(values, 'lr'), next, { totalSteps: 4 * size }) }];
  },
};
