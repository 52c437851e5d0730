// The schedulers that multiply the rate with a factor for a while, or for ever.
import { numberValue } from '../../core/methods/values';
import { numberOf, silent } from '../shared/parameters';
import { rates } from '../shared/groups';
import type { TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

const third = 1 / 3;
const steps = numberOf('total_iters', 'The steps until the factor ends', 'steps', { default: 5, domain: { min: 0 } });
const twice = (values: Parameters<TorchClass['length']>[0]): number => Math.max(1, Math.ceil(2 * numberValue(values, 'total_iters')));

/** A factor that ends at once: `ConstantLR(optimizer, factor=1/3, total_iters=5)` (torch 2.15). */
export const constantLR: TorchClass = {
  name: 'ConstantLR',
  formula: 'lr · factor for t < total_iters, then lr',
  summary: 'Holds a part of the rate for total_iters steps, then all of it',
  note: 'A total_iters that is 0 or no whole number is never met: the factor stays.',
  parameters: [
    ...rates,
    silent('optimizer'),
    numberOf('factor', 'What the rate is multiplied with', 'factor', { default: third, domain: { min: 0, max: 1 } }),
    steps,
    silent('last_epoch'),
  ],
  defaults: { factor: third, total_iters: 5 },
  rule: (values) => {
    const factor = numberValue(values, 'factor');
    const end = numberValue(values, 'total_iters');
    return {
      next: ({ before, step }) => {
        if (step === 0) return before * factor;
        if (step !== end) return before;
        return factor === 0 ? NaN : before * (1 / factor);
      },
      closed: (base) => base * (factor + (0 >= end ? 1 - factor : 0)),
    };
  },
  // A factor of 1 is how some say that nothing changes any more, for billions of steps.
  length: (values) => (numberValue(values, 'factor') === 1 ? Math.min(twice(values), 100) : twice(values)),
};

/** A factor that moves in a straight line: `LinearLR(optimizer, start_factor=1/3, end_factor=1.0, total_iters=5)` (torch 2.15). */
export const linearLR: TorchClass = {
  name: 'LinearLR',
  formula: 'lr · (start_factor + (end_factor − start_factor) · t / total_iters), then lr · end_factor',
  summary: 'Moves in a straight line from one part of the rate to another',
  note: 'Each rate is made out of the one before: with a total_iters of 0 it stays at start_factor.',
  parameters: [
    ...rates,
    silent('optimizer'),
    numberOf('start_factor', 'The first factor', 'factor', { default: third, domain: { above: 0, max: 1 } }),
    numberOf('end_factor', ...the.lastFactor, { default: 1, domain: { min: 0, max: 1 } }),
    steps,
    silent('last_epoch'),
  ],
  defaults: { start_factor: third, end_factor: 1, total_iters: 5 },
  rule: (values) => {
    const start = numberValue(values, 'start_factor');
    const rise = numberValue(values, 'end_factor') - start;
    const end = numberValue(values, 'total_iters');
    return {
      next: ({ before, step, isInitial }) => {
        if (step === 0) return before * start;
        return isInitial || step > end ? before : before * (1 + rise / (end * start + (step - 1) * rise));
      },
      closed: (base) => (end === 0 ? NaN : base * start),
    };
  },
  length: twice,
};

/** The same factor at each step: `ExponentialLR(optimizer, gamma)` (torch 2.15). */
export const exponentialLR: TorchClass = {
  name: 'ExponentialLR',
  hasNoEnd: true,
  formula: 'lr · gamma^t',
  summary: 'Falls by the same factor at each step',
  parameters: [...rates, silent('optimizer'), numberOf('gamma', 'The factor of a step', 'factor'), silent('last_epoch')],
  rule: (values) => {
    const gamma = numberValue(values, 'gamma');
    return { next: ({ before, isInitial }) => (isInitial ? before : before * gamma), closed: (base) => base };
  },
  // It has no end of its own: it is shown until a hundredth is left.
  length: (values) => {
    const gamma = numberValue(values, 'gamma');
    return gamma > 0 && gamma < 1 ? Math.min(Math.ceil(Math.log(0.01) / Math.log(gamma)), 1_000_000) : 100;
  },
};

/** A power of what is left of the run: `PolynomialLR(optimizer, total_iters=5, power=1.0)` (torch 2.15). */
export const polynomialLR: TorchClass = {
  name: 'PolynomialLR',
  formula: 'lr · (1 − t / total_iters)^power, then 0',
  summary: 'Falls to 0 at total_iters',
  note: 'A total_iters that is no whole number is never met: the rate does not reach 0.',
  parameters: [
    ...rates,
    silent('optimizer'),
    numberOf('total_iters', 'The steps to 0', 'steps', { default: 5, role: 'total', optional: true, domain: { min: 0 } }),
    numberOf('power', 'The exponent of the fall', 'none', { default: 1 }),
    silent('last_epoch'),
  ],
  defaults: { total_iters: 5, power: 1 },
  rule: (values) => {
    const end = numberValue(values, 'total_iters');
    const power = numberValue(values, 'power');
    return {
      next: ({ before, step, isInitial }) =>
        isInitial || step > end ? before : before * ((1 - step / end) / (1 - (step - 1) / end)) ** power,
      closed: (base) => (end === 0 ? NaN : base),
    };
  },
  length: (values) => Math.max(1, numberValue(values, 'total_iters')),
};
