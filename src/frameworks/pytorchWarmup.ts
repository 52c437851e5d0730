// pytorch-warmup: the factors by which its warm-ups dampen the rate of other schedulers (pytorch-warmup 0.2).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define, type Given } from './shared/define';
import { secondBeta } from './shared/optimizer';
import { numberOf, silent } from './shared/parameters';
import * as the from './shared/usual';

const source = 'pytorch_warmup';

const period = numberOf('warmup_period', ...the.warmUpSteps, { domain: { min: 1, integer: true } });
/** From the optimizer, where that has its own. */
const beta: DefinedParameter = {
  ...numberOf('beta2', 'The second beta of the optimizer', 'none', { default: 0.999, positional: false, domain: { min: 0, below: 1 } }),
  from: (site) => secondBeta(site),
};

const warmUp = (
  name: string,
  own: DefinedParameter,
  formula: string,
  factor: (step: number, size: number) => number,
  sizeOf: (values: Given) => number,
  length: (size: number) => number,
): Definition =>
  define({
    source,
    name,
    quantity: 'factor',
    formula,
    summary: 'Rises to 1',
    note: 'The rate that the schedulers within `dampening()` give is multiplied with it.',
    parameters: [silent('optimizer'), own, silent('last_step')],
    value: (values) => (step) => factor(step, sizeOf(values)),
    length: (values) => length(sizeOf(values)),
    past: 'goes on',
  });

const line = (step: number, size: number): number => Math.min(1, (step + 1) / size);
const exponential = (step: number, size: number): number => 1 - Math.exp(-(step + 1) / size);
const given = (values: Given): number => values.number('warmup_period');
/** Python cuts the quotient off: with a beta of 0.999 it is 1999 steps, not 2000. */
const untuned =
  (top: number) =>
  (values: Given): number =>
    Math.trunc(top / (1 - values.number('beta2')));
const alone = (size: number): number => size;
const longer = (size: number): number => 5 * size;

/** The warm-ups of pytorch-warmup. */
export const framework: Framework = callsOf(
  { name: 'pytorchWarmup', reads: { field: 'libraries', library: 'pytorch-warmup', what: 'the factors of its warm-ups', where: 'Python' } },
  [source],
  [
    warmUp('LinearWarmup', period, 'min(1, (t + 1)/W)', line, given, alone),
    warmUp('ExponentialWarmup', period, '1 − e^(−(t + 1)/W)', exponential, given, longer),
    warmUp('UntunedLinearWarmup', beta, 'min(1, (t + 1)/W), W = 2/(1 − β₂)', line, untuned(2), alone),
    warmUp('UntunedExponentialWarmup', beta, '1 − e^(−(t + 1)/W), W = 1/(1 − β₂)', exponential, untuned(1), longer),
  ],
);
