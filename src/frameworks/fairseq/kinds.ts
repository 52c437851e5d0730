// The kinds of schedules of fairseq (facebookresearch/fairseq at 3d262bb, optim/lr_scheduler).
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, settingOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** The key that chooses the kind. */
export const selectorKey = '_name';

/** The key of the run's length. */
export const total = 'max_update';
/** The key of the parts of the run of three stages. */
export const phases = 'phase_ratio';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** Only parts of the run and the run itself say how long it is. */
  readonly needsTotal: (has: (key: string) => boolean) => boolean;
  readonly rate: (values: Given) => (step: number) => number;
  readonly check?: (values: Given) => readonly ParameterProblem[];
}

const updates = (name: string, description: string): DefinedParameter => settingOf(name, description, 'steps', 0, { domain: { min: 0 } });
const firstRate = numberOf('warmup_init_lr', 'The first rate; below 0 the usual one', 'rate', { default: -1, isQuiet: true });
const warmUp = 'The updates of the warm-up';

/** A value from -1 on that is not given. */
const orElse = (value: number, other: number): number => (value < 0 ? other : value);

function triStage(values: Given): (step: number) => number {
  const [top, first, last] = [values.number('lr'), values.number('init_lr_scale'), values.number('final_lr_scale')];
  const parts = stagesOf(values);
  const [warm, hold, decay] = parts as [number, number, number];
  return (step) => {
    if (step < warm) return first * top + ((top - first * top) / warm) * step;
    if (step < warm + hold) return top;
    const behind = step - warm - hold;
    return behind <= decay ? top * Math.exp((Math.log(last) / decay) * behind) : last * top;
  };
}

/** The steps of the three stages. */
export function stagesOf(values: Given): readonly number[] {
  const parts = values.all[phases];
  if (Array.isArray(parts)) return (parts as readonly number[]).map((part) => Math.trunc(values.number(total) * part));
  return ['warmup_steps', 'hold_steps', 'decay_steps'].map((name) => values.number(name));
}

function wrongStages(values: Given): readonly ParameterProblem[] {
  const parts = values.all[phases] as readonly number[] | undefined;
  if (parts && parts.reduce((sum, part) => sum + part, 0) !== 1)
    return [{ parameter: phases, message: say('phase_ratio must sum to 1: fairseq raises an error.') }];
  const hasTotal = values.optional(total) !== undefined || !parts;
  return hasTotal && !(stagesOf(values)[2]! > 0)
    ? [{ parameter: 'decay_steps', message: say('fairseq divides by the steps of the decay, which are 0.') }]
    : [];
}

function cosine(values: Given): (step: number) => number {
  const [rate, warm, longer, shrink] = [
    values.number('lr'),
    values.number('warmup_updates'),
    values.number('t_mult'),
    values.number('lr_shrink'),
  ];
  const lowest = Math.min(values.number('min_lr'), rate);
  const first = orElse(values.number('warmup_init_lr'), lowest);
  const written = values.number('lr_period_updates');
  const period = written > 0 ? written : values.number(total) - warm;
  return (step) => {
    if (step < warm) return first + (step * (rate - first)) / warm;
    const behind = step - warm;
    const index =
      longer === 1 ? Math.floor(behind / period) : Math.floor(Math.log(1 - (behind / period) * (1 - longer)) / Math.log(longer));
    const length = longer ** index * period;
    const start = longer === 1 ? index * period : ((1 - longer ** index) / (1 - longer)) * period;
    const factor = shrink ** index;
    return lowest * factor + 0.5 * (rate - lowest) * factor * (1 + Math.cos((Math.PI * (behind - start)) / length));
  };
}

/** The kinds, by their names. */
export const kinds: Readonly<Record<string, Kind>> = {
  tri_stage: {
    formula: 'init_lr_scale · lr → lr, lr, then lr · final_lr_scale^(t/decay)',
    summary: 'Rises, stays, and falls exponentially',
    parameters: [
      { name: phases, aliases: [], description: 'The parts of the run of the three stages', unit: 'none', kind: 'numbers', optional: true },
      ...['warmup_steps', 'hold_steps', 'decay_steps'].map((name) => updates(name, 'The updates of this stage')),
      numberOf('init_lr_scale', ...the.firstRatePart, { default: 0.01 }),
      numberOf('final_lr_scale', 'The last rate as a part of the rate', 'fraction', { default: 0.01, domain: { above: 0 } }),
    ],
    needsTotal: (has) => has(phases),
    rate: triStage,
    check: wrongStages,
  },
  cosine: {
    formula: 'min_lr + (lr − min_lr) · (1 + cos(π t/period)) / 2, each period times lr_shrink',
    summary: 'Rises over the warm-up, and falls along half a cosine, in one period or more',
    note: 'A period behind the first one begins at lr · lr_shrink, which is 0.1 where it is left out. The warm-up begins at min_lr.',
    parameters: [
      updates('warmup_updates', warmUp),
      firstRate,
      numberOf('min_lr', ...the.lowestRate, { default: 0 }),
      numberOf('lr_period_updates', 'The updates of the first period; those of the run behind the warm-up', 'steps', {
        default: -1,
        isQuiet: true,
      }),
      numberOf('t_mult', 'What the length of a period is multiplied with for the next', 'factor', { default: 1, domain: { above: 0 } }),
      numberOf('lr_shrink', 'What the rate is multiplied with for the next period', 'factor', { default: 0.1 }),
    ],
    needsTotal: (has) => !has('lr_period_updates'),
    rate: cosine,
  },
  polynomial_decay: {
    formula: 'lr · t/W, then (lr − end) · (1 − (t − W)/(total_num_update − W))^power + end',
    summary: 'Rises over the warm-up, and falls along a power to end_learning_rate',
    parameters: [
      updates('warmup_updates', warmUp),
      numberOf('end_learning_rate', ...the.lastRate, { default: 0 }),
      numberOf('power', ...the.exponent, { default: 1 }),
      numberOf('total_num_update', 'The update at which the last rate is reached; that of the end of the run', 'steps', { optional: true }),
    ],
    needsTotal: (has) => !has('total_num_update'),
    rate: (values) => {
      const [top, last, warm] = [values.number('lr'), values.number('end_learning_rate'), values.number('warmup_updates')];
      const end = values.optional('total_num_update') ?? values.number(total);
      return (step) => {
        if (warm > 0 && step <= warm) return (top * step) / warm;
        return step >= end ? last : (top - last) * (1 - (step - warm) / (end - warm)) ** values.number('power') + last;
      };
    },
  },
  inverse_sqrt: {
    formula: 'lr · t/W, then lr · √(W/t)',
    summary: 'Rises over the warm-up, and falls with the square root of the update',
    parameters: [numberOf('warmup_updates', warmUp, 'steps', { default: 4000, domain: { above: 0 } }), firstRate],
    needsTotal: () => false,
    rate: (values) => {
      const [top, warm] = [values.number('lr'), values.number('warmup_updates')];
      const first = orElse(values.number('warmup_init_lr'), 0);
      return (step) => (step < warm ? first + (step * (top - first)) / warm : top * Math.sqrt(warm / step));
    },
  },
};
