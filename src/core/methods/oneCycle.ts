import { easings } from './easings';
import type { Method } from './method';
import { choiceParameter, numberParameter } from './parameters';
import { choiceValue, numberValue } from './values';

/** One rise and one longer fall to almost nothing. */
export const oneCycle: Method = {
  name: 'one_cycle',
  aliases: ['onecycle', '1cycle'],
  order: 16,
  formula: 'w/div_factor → w at pct_start · T → w/(div_factor · final_div_factor) at T',
  summary: 'Rises from a part of w to w, then falls to almost nothing',
  note: "PyTorch's OneCycleLR has its peak at pct_start · T − 1 and its end at T − 1, one step earlier than here.",
  parameters: [
    numberParameter('pct_start', 'The part of T that the rise takes', 'fraction', { default: 0.3, domain: { above: 0, below: 1 } }),
    numberParameter('div_factor', 'w divided by the first weight', 'factor', { default: 25, domain: { above: 0 } }),
    numberParameter('final_div_factor', 'The first weight divided by the last one', 'factor', { default: 1e4, domain: { above: 0 } }),
    choiceParameter('anneal', 'The shape of the rise and the fall', ['cosine', 'linear'], ['anneal_strategy']),
  ],
  shape: ({ totalSteps, values }) => {
    const peak = numberValue(values, 'pct_start') * totalSteps;
    const first = 1 / numberValue(values, 'div_factor');
    const last = first / numberValue(values, 'final_div_factor');
    const anneal = easings[choiceValue(values, 'anneal')]!;
    return {
      at: (t) => {
        const isRise = t < peak;
        const part = anneal(isRise ? t / peak : (t - peak) / (totalSteps - peak));
        return isRise ? first * (1 - part) + part : 1 - part + last * part;
      },
      breaks: { steps: [peak] },
    };
  },
  python: {
    source: 'Smith & Topin 2019 (arXiv:1708.07120), with the parameters of PyTorch 2.13',
    weight: `
peak, first = pct_start * T, w / div_factor
rise, fall = _ramp(m, anneal, peak, first, w), _ramp(m, anneal, T - peak, w, first / final_div_factor)
return _in_turn(m, [0, peak], [rise, fall])`,
  },
};
