import { numberValue, numbersValue } from '../../core/methods/values';
import { numberOf, silent } from '../shared/parameters';
import { rates } from '../shared/groups';
import type { TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

const gamma = numberOf('gamma', ...the.fallFactor, { default: 0.1 });

/** Falls by a factor every so many steps: `StepLR(optimizer, step_size, gamma=0.1)` (torch 2.15). */
export const stepLR: TorchClass = {
  name: 'StepLR',
  hasNoEnd: true,
  formula: 'lr · gamma^⌊t / step_size⌋',
  summary: 'Falls by a factor every step_size steps',
  parameters: [
    ...rates,
    silent('optimizer'),
    numberOf('step_size', 'The steps between two falls', 'steps', { domain: { min: 1, integer: true } }),
    gamma,
    silent('last_epoch'),
  ],
  defaults: { gamma: 0.1 },
  rule: (values) => {
    const size = numberValue(values, 'step_size');
    const factor = numberValue(values, 'gamma');
    return {
      next: ({ before, step }) => (step === 0 || step % size !== 0 ? before : before * factor),
      changes: { upTo: (step) => Math.floor(step / size), step: (number) => number * size },
      closed: (base) => base,
    };
  },
  // It has no end of its own: four falls show what it does.
  length: (values) => 4 * numberValue(values, 'step_size'),
};

/** Falls by a factor at each of some steps: `MultiStepLR(optimizer, milestones, gamma=0.1)` (torch 2.15). */
export const multiStepLR: TorchClass = {
  name: 'MultiStepLR',
  hasNoEnd: true,
  formula: 'lr · gamma^(number of milestones ≤ t)',
  summary: 'Falls by a factor at each milestone',
  note: 'A milestone that is no whole number is never met.',
  parameters: [
    ...rates,
    silent('optimizer'),
    numberOf('milestones', 'The steps of the falls', 'steps', { kind: 'numbers' }),
    gamma,
    silent('last_epoch'),
  ],
  defaults: { gamma: 0.1 },
  rule: (values) => {
    const milestones = numbersValue(values, 'milestones');
    const factor = numberValue(values, 'gamma');
    const met = [...new Set(milestones)].filter((each) => each > 0 && Number.isInteger(each)).sort((a, b) => a - b);
    const times = (isMet: (milestone: number) => boolean) => factor ** milestones.filter(isMet).length;
    return {
      next: ({ before, step }) => (milestones.includes(step) ? before * times((each) => each === step) : before),
      changes: { upTo: (step) => met.filter((each) => each <= step).length, step: (number) => met[number - 1] },
      closed: (base) => base * times((each) => each <= 0),
    };
  },
  length: (values) => Math.max(1, Math.ceil(1.25 * Math.max(...numbersValue(values, 'milestones')))),
};
