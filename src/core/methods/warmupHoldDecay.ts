import { say } from '../message';
import { formatStep } from '../format';
import { easings } from './easings';
import type { Method, ShapeContext } from './method';
import { choiceParameter, numberParameter } from './parameters';
import { choiceValue, numberValue } from './values';

const decays: typeof easings = { ...easings, one_minus_sqrt: Math.sqrt };

/** The trapezoid: up, level, down. */
export const warmupHoldDecay: Method = {
  name: 'warmup_hold_decay',
  aliases: ['wsd', 'warmup_stable_decay', 'trapezoid', 'trapezoidal'],
  order: 15,
  formula: 'w · t/warmup, then w, then w → end_weight over the last `decay` steps',
  summary: 'Rises to w, holds it, and falls to end_weight at T',
  note: 'warmup and decay are steps, or parts of T when below 1: 1 is one step, not all of the run.',
  parameters: [
    numberParameter('warmup', 'The steps of the rise, or their part of T when below 1', 'steps or fraction', {
      aliases: ['warmup_steps'],
      default: 0.1,
      domain: { min: 0 },
    }),
    numberParameter('decay', 'The steps of the fall, or their part of T when below 1', 'steps or fraction', {
      aliases: ['decay_steps'],
      default: 0.2,
      domain: { min: 0 },
    }),
    choiceParameter('decay_shape', 'The shape of the fall', ['linear', 'cosine', 'one_minus_sqrt'], ['decay_type']),
    numberParameter('end_weight', 'The weight at T', 'weight', { aliases: ['final_weight', 'min_weight'], default: 0 }),
  ],
  check: (context) => {
    const { warmup, decay } = phases(context);
    if (warmup + decay <= context.totalSteps * (1 + 1e-12)) return [];
    const message = say('warmup and decay must fit into total_steps, but take {taken} of {total} steps.', {
      taken: formatStep(warmup + decay),
      total: formatStep(context.totalSteps),
    });
    return [{ parameter: 'decay', message }];
  },
  shape: (context) => {
    const { totalSteps, baseWeight, startWeight, values } = context;
    const { warmup, decay } = phases(context);
    const fall = decays[choiceValue(values, 'decay_shape')]!;
    const endWeight = numberValue(values, 'end_weight');
    const holdEnd = totalSteps - decay;
    return {
      isWeight: true,
      at: (t) => {
        if (t < warmup) return startWeight * (1 - t / warmup) + baseWeight * (t / warmup);
        if (t < holdEnd || holdEnd === totalSteps) return baseWeight;
        const part = fall((t - holdEnd) / (totalSteps - holdEnd));
        return baseWeight * (1 - part) + endWeight * part;
      },
      breaks: { steps: [warmup, holdEnd] },
    };
  },
  python: {
    source: 'WSD: Hu et al. 2024 (arXiv:2404.06395); decay shapes of Hägele et al. 2024 (arXiv:2405.18392)',
    hasStart: true,
    weight: `
rise, fall = (x * T if x < 1 else x for x in (warmup, decay))
if rise + fall > T * (1 + 1e-12):
    taken, of = (f"{x:,.3f}".rstrip("0").rstrip(".") for x in (rise + fall, T))
    raise ValueError(f"warmup and decay must fit into total_steps, but take {taken} of {of} steps.")
top = max(rise, T - fall)
up, down = _ramp(m, "linear", rise, start_weight, w), _ramp(m, decay_shape, T - top, w, end_weight)
return _in_turn(m, [0, rise, top], [up, lambda t: 0 * t + w, down])`,
  },
};

/** Warm-up and decay in steps. */
function phases({ totalSteps, values }: ShapeContext): { readonly warmup: number; readonly decay: number } {
  const inSteps = (value: number): number => (value < 1 ? value * totalSteps : value);
  return { warmup: inSteps(numberValue(values, 'warmup')), decay: inSteps(numberValue(values, 'decay')) };
}
