import { numberValue } from '../../core/methods/values';
import type { ParameterValues } from '../../core/parameter';
import { numberOf, silent } from '../shared/parameters';
import { rates } from '../shared/groups';
import { lastEpochOf, type TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

const floor = numberOf('eta_min', ...the.lowestRate, { default: 0 });

/** Half a cosine from the base rate to eta_min in T_max steps, and back again: `CosineAnnealingLR(optimizer, T_max, eta_min=0.0)` (torch 2.15). */
export const cosineAnnealingLR: TorchClass = {
  name: 'CosineAnnealingLR',
  formula: 'eta_min + (lr − eta_min) · (1 + cos(π t / T_max)) / 2',
  summary: 'Falls along half a cosine to eta_min at T_max, and rises again from there on',
  note: 'Past T_max it does not hold: it rises again, back to the base rate at 2 · T_max.',
  parameters: [
    ...rates,
    silent('optimizer'),
    numberOf('T_max', 'The steps from the base rate to eta_min', 'steps', { role: 'total', domain: { above: 0 } }),
    floor,
    silent('last_epoch'),
  ],
  defaults: { eta_min: 0 },
  rule: (values) => {
    const length = numberValue(values, 'T_max');
    const low = numberValue(values, 'eta_min');
    const wave = (step: number): number => 1 + Math.cos((Math.PI * step) / length);
    return {
      // As torch computes it, from one value to the next: rounding errors grow behind T_max.
      next: ({ before, step, base, isInitial, count }) => {
        if (isInitial) return before;
        if (count === 1 && step > 0) return low + ((base - low) * wave(step)) / 2;
        if ((step - 1 - length) % (2 * length) === 0) return before + ((base - low) * (1 - Math.cos(Math.PI / length))) / 2;
        return (wave(step) / wave(step - 1)) * (before - low) + low;
      },
      closed: (base) => low + ((base - low) * wave(0)) / 2,
    };
  },
  length: (values) => numberValue(values, 'T_max'),
};

/** A cosine that starts again: `CosineAnnealingWarmRestarts(optimizer, T_0, T_mult=1, eta_min=0.0)` (torch 2.15). */
export function cosineAnnealingWarmRestarts(wraps: boolean): TorchClass {
  return {
    name: 'CosineAnnealingWarmRestarts',
    hasNoEnd: true,
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π t_cycle / T_cycle)) / 2',
    summary: 'Falls along half a cosine, again and again, each time T_mult times as long',
    parameters: [
      ...rates,
      silent('optimizer'),
      numberOf('T_0', ...the.firstCycleSteps, { domain: { min: 1, integer: true } }),
      numberOf('T_mult', 'How many times as long the next cycle is', 'factor', { default: 1, domain: { min: 1, integer: true } }),
      floor,
      silent('last_epoch'),
    ],
    defaults: { eta_min: 0, T_mult: 1 },
    isAbsolute: true,
    rule: (values) => {
      const low = numberValue(values, 'eta_min');
      return {
        next: ({ step, base }) => {
          const [at, length] = cycleAt(step, values, wraps);
          return low + ((base - low) * (1 + Math.cos((Math.PI * at) / length))) / 2;
        },
      };
    },
    length: (values) => {
      const [first, factor] = [numberValue(values, 'T_0'), numberValue(values, 'T_mult')];
      return first * (factor === 1 ? 4 : 1 + factor + factor ** 2);
    },
  };
}

/** The step within its cycle and the length of that. `wraps`: a run that goes on (since torch 2.8) begins within its first cycle. */
function cycleAt(step: number, values: ParameterValues, wraps: boolean): readonly [at: number, length: number] {
  const [first, factor] = [numberValue(values, 'T_0'), numberValue(values, 'T_mult')];
  const before = lastEpochOf(values);
  let [at, length] = [before < 0 ? step : before, first];
  for (let left = before < 0 ? 0 : step - before; left > 0; left--) {
    at++;
    if (at < length) continue;
    at = wraps ? at % length : at - length;
    length *= factor;
  }
  if (before >= 0) return [at, length];
  if (factor === 1) return [at % length, length];
  while (at >= length) {
    at -= length;
    length *= factor;
  }
  return [at, length];
}
