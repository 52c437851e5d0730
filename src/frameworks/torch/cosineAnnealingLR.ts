import { numberValue } from '../../core/methods/values';
import { recurrence } from '../../core/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { baseRate } from '../optimizer';
import { numberOf, silent } from '../parameters';

/** Half a cosine from the base rate to eta_min in T_max steps, and back again: `CosineAnnealingLR(optimizer, T_max, eta_min=0.0)` (torch 2.15). */
export const cosineAnnealingLR: Definition = {
  source: 'torch.optim.lr_scheduler',
  name: 'CosineAnnealingLR',
  formula: 'eta_min + (lr − eta_min) · (1 + cos(π t / T_max)) / 2',
  summary: 'Falls along half a cosine to eta_min at T_max, and rises again from there on',
  note: 'Past T_max it does not hold: it rises again, back to the base rate at 2 · T_max.',
  parameters: [
    baseRate,
    silent('optimizer'),
    numberOf('T_max', 'The steps from the base rate to eta_min', 'steps', { role: 'total', domain: { min: 1 } }),
    numberOf('eta_min', 'The lowest rate', 'rate', { default: 0 }),
    silent('last_epoch'),
  ],
  curves: (values) => {
    const length = numberValue(values, 'T_max');
    const low = numberValue({ eta_min: 0, ...values }, 'eta_min');
    const first = numberValue(values, 'lr');
    // As torch computes it, from one value to the next: rounding errors grow behind T_max.
    const next = (before: number, step: number): number => {
      if ((step - 1 - length) % (2 * length) === 0) return before + ((first - low) * (1 - Math.cos(Math.PI / length))) / 2;
      const ratio = (1 + Math.cos((Math.PI * step) / length)) / (1 + Math.cos((Math.PI * (step - 1)) / length));
      return ratio * (before - low) + low;
    };
    return [{ quantity: 'lr', schedule: recurrence(first, next, { totalSteps: length }) }];
  },
};
