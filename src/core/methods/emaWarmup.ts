import type { Method, ShapeContext } from './method';
import { numberParameter } from './parameters';
import { isGiven, numberValue } from './values';

/** The decay of an exponential moving average, which must be small while there is little to average. */
export const emaWarmup: Method = {
  name: 'ema_warmup',
  aliases: ['ema_warm_up'],
  order: 18,
  isInSteps: true,
  formula: 'min(w, (1 + t)/(10 + t)), or min(w, 1 − (1 + t/gamma)^−p) where gamma or p is given; at least start_weight',
  summary: 'The decay of a moving average: rises from almost nothing to its cap w',
  note:
    'It is at w only where T is long enough: (1 + t)/(10 + t) needs 89,990 steps to 0.9999. ' +
    'diffusers, ema-pytorch and timm copy the model at their first update: at step 0 they have 0.',
  parameters: [
    numberParameter('gamma', 'How slowly it rises: the second form, in steps; 1 where only p is given', 'steps', {
      aliases: ['inv_gamma', 'warmup_gamma'],
      optional: true,
      domain: { above: 0 },
    }),
    numberParameter('p', 'The power of the second form; 2/3 where only gamma is given', 'factor', {
      aliases: ['power', 'warmup_power'],
      optional: true,
      domain: { above: 0 },
    }),
  ],
  shape: (context) => {
    const { baseWeight, startWeight } = context;
    const { at, stepOf } = rise(context);
    return {
      isWeight: true,
      at: (t) => Math.max(startWeight, Math.min(baseWeight, at(t))),
      breaks: {
        steps: [startWeight, baseWeight]
          .map(stepOf)
          .filter(Number.isFinite)
          .sort((a, b) => a - b),
      },
    };
  },
  python: {
    source:
      'ExponentialMovingAverage of TensorFlow 1 (num_updates); the second form is that of diffusers 0.42, ema-pytorch 0.8 and timm 1.0',
    hasStart: true,
    weight: `
slow, power, high = gamma or 1.0, -(p or 2 / 3), max(start_weight, w)
if gamma is None and p is None: return lambda t: m.clip((1 + t) / (10 + t), start_weight, high)
return lambda t: m.clip(1 - (1 + t / slow) ** power, start_weight, high)`,
  },
};

/** The rise without its bounds, and the step at which it comes to a value; NaN or infinite where it never does. */
function rise({ values }: ShapeContext): { readonly at: (t: number) => number; readonly stepOf: (value: number) => number } {
  if (!isGiven(values, 'gamma') && !isGiven(values, 'p')) {
    return { at: (t) => (1 + t) / (10 + t), stepOf: (value) => (10 * value - 1) / (1 - value) };
  }
  const gamma = isGiven(values, 'gamma') ? numberValue(values, 'gamma') : 1;
  const p = isGiven(values, 'p') ? numberValue(values, 'p') : 2 / 3;
  return {
    at: (t) => 1 - Math.pow(1 + t / gamma, -p),
    stepOf: (value) => gamma * (Math.pow(1 - value, -1 / p) - 1),
  };
}
