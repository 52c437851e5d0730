// The schedulers of SpeechBrain (speechbrain 1.1.2, nnet/schedulers.py). Its recipes call them behind an update, or at the end of an epoch: until then the rate is that
// of the optimizer.
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, settingOf, wordOf } from '../shared/parameters';
import * as the from '../shared/usual';

const metric = 'It is drawn for a metric that stays as it is.';

/** A class of schedulers. */
export interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly check?: (values: ParameterValues) => readonly ParameterProblem[];
  /** What is used behind so many calls, from 1 on; of what is called by epoch, from 0 on. */
  readonly value: (values: Given) => (calls: number) => number;
  readonly length?: (values: Given) => number;
  /** Called at the end of each epoch, for whatever value. */
  readonly isByEpoch?: boolean;
}

const rate = (name: string) => numberOf(name, ...the.highestRate, { role: 'base' });
const steps = (name: string, description: string, more: Partial<DefinedParameter> = {}) =>
  numberOf(name, description, 'steps', { domain: { above: 0 }, ...more });
const epochs = numberOf('epochs', ...the.runEpochs, {
  role: 'total',
  optional: true,
  isQuiet: true,
  positional: false,
  from: (site) => site.run.totalEpochs('epochs'),
});

/** The schedulers, by their names. */
export const kinds: Readonly<Record<string, Kind>> = {
  NoamScheduler: {
    formula: 'lr_initial · √W · min(t^−0.5, t · W^−1.5), or with model_size^−0.5 for √W',
    summary: 'Rises over the warm-up, and falls with the square root of the step',
    parameters: [
      rate('lr_initial'),
      steps('n_warmup_steps', 'The steps of the warm-up'),
      numberOf('model_size', 'The width of the model, for which the highest rate is smaller', 'count', {
        optional: true,
        domain: { above: 0 },
      }),
    ],
    value: (values) => {
      const [top, warm, width] = [values.number('lr_initial'), values.number('n_warmup_steps'), values.optional('model_size')];
      const scale = top * (width === undefined ? warm ** 0.5 : width ** -0.5);
      return (n) => scale * Math.min(n ** -0.5, n * warm ** -1.5);
    },
    length: (values) => 5 * values.number('n_warmup_steps'),
  },
  LinearNoamScheduler: {
    formula: 'lr_initial · t/W, lr_initial, then lr_initial · W/(t − n_keep_steps)',
    summary: 'Rises over the warm-up, stays, and falls as one over the step',
    parameters: [rate('lr_initial'), steps('n_warmup_steps', 'The steps of the warm-up'), steps('n_keep_steps', 'The steps that it stays')],
    value: (values) => {
      const [top, warm, stay] = [values.number('lr_initial'), values.number('n_warmup_steps'), values.number('n_keep_steps')];
      return (n) => top * (n < warm ? n / warm : n < stay + warm ? 1 : warm / (n - stay));
    },
    length: (values) => 5 * values.number('n_warmup_steps') + values.number('n_keep_steps'),
  },
  WarmAndExpDecayLRSchedule: {
    formula: 'lr · t/W, then lr · decay_factor^((t − W)/(total_steps − W))',
    summary: 'Rises over the warm-up, and falls exponentially',
    note: 'It counts its calls from 0: the second update has a rate of 0, and all others are one late.',
    parameters: [
      rate('lr'),
      steps('n_warmup_steps', 'The steps of the warm-up'),
      steps('total_steps', 'The step at which it is down to decay_factor', { role: 'total' }),
      settingOf('decay_factor', 'The factor that is reached at total_steps', 'factor', 0.1),
    ],
    value: (values) => {
      const [top, warm, length, factor] = [
        values.number('lr'),
        values.number('n_warmup_steps'),
        values.number('total_steps'),
        values.number('decay_factor'),
      ];
      const at = (n: number) => (n < warm ? (top * n) / warm : Math.min(top, top * factor ** ((n - warm) / (length - warm))));
      return (n) => at(n - 1);
    },
  },
  TriStageLRSchedule: {
    formula: 'init_lr_scale · lr to lr over the warm-up, lr, then lr · final_lr_scale^((t − W − hold_steps)/decay_steps)',
    summary: 'Rises over the warm-up, stays, and falls exponentially',
    note: 'Behind decay_steps it goes on to fall: final_lr_scale is no lowest rate.',
    parameters: [
      rate('lr'),
      steps('warmup_steps', 'The steps of the warm-up'),
      steps('hold_steps', 'The steps that it stays', { domain: { min: 0 } }),
      steps('decay_steps', 'The steps of the fall'),
      steps('total_steps', 'The steps of the run', { role: 'total' }),
      settingOf('init_lr_scale', 'The first factor of the rate', 'factor', 0.01),
      settingOf('final_lr_scale', 'The factor of the rate at the end of the fall', 'factor', 0.05, { domain: { above: 0 } }),
    ],
    value: (values) => {
      const [top, warm, hold, decay] = [
        values.number('lr'),
        values.number('warmup_steps'),
        values.number('hold_steps'),
        values.number('decay_steps'),
      ];
      const [first, last] = [top * values.number('init_lr_scale'), values.number('final_lr_scale')];
      return (n) =>
        n < warm
          ? first + ((top - first) / warm) * n
          : n < warm + hold
            ? top
            : top * Math.exp((Math.log(last) / decay) * (n - hold - warm));
    },
  },
  WarmCoolDecayLRSchedule: {
    formula: 'lr · t/W, lr · decay_factor^((t − W)/decay_every), then in a straight line to 0 over the cool-down',
    summary: 'Rises over the warm-up, falls slowly, and then in a straight line to 0',
    note: 'The cool-down begins a little lower than the fall before it ends, by the steps of the warm-up. Behind total_steps the rate is below 0.',
    parameters: [
      rate('lr'),
      steps('warmup', 'The steps of the warm-up'),
      steps('cooldown', 'The last steps, over which it falls to 0'),
      steps('total_steps', 'The steps of the run', { role: 'total' }),
      settingOf('decay_factor', 'The factor of the slow fall over decay_every steps', 'factor', 0.75, { domain: { above: 0 } }),
      settingOf('decay_every', 'The steps over which it falls by decay_factor', 'steps', 100_000, { domain: { above: 0 } }),
    ],
    value: (values) => {
      const [top, warm, cool, length] = [
        values.number('lr'),
        values.number('warmup'),
        values.number('cooldown'),
        values.number('total_steps'),
      ];
      const power = Math.log(values.number('decay_factor')) / values.number('decay_every');
      const last = top * Math.exp(power * (length - cool));
      return (n) =>
        n < warm ? (top * n) / warm : n > length - cool ? last - (last / cool) * (n - (length - cool)) : top * Math.exp(power * (n - warm));
    },
  },
  CyclicLRScheduler: {
    formula: 'base_lr + (max_lr − base_lr) · triangle(t/step_size), the triangles halved each time or times gamma^t by mode',
    summary: 'Rises and falls in triangles',
    parameters: [
      settingOf('base_lr', ...the.lowestRate, 0.001),
      settingOf('max_lr', ...the.highestRate, 0.006),
      settingOf('step_size', 'The steps of half a cycle', 'steps', 2000, { domain: { above: 0 } }),
      wordOf('mode', 'How the triangles shrink', ['triangular', 'triangular2', 'exp_range']),
      settingOf('gamma', 'The factor of each step of exp_range', 'factor', 1),
    ],
    value: (values) => {
      const [low, high, half] = [values.number('base_lr'), values.number('max_lr'), values.number('step_size')];
      const mode = values.word('mode');
      return (n) => {
        const cycle = Math.floor(1 + n / (2 * half));
        const scale = mode === 'triangular' ? 1 : mode === 'triangular2' ? 2 ** (1 - cycle) : values.number('gamma') ** n;
        return low + (high - low) * Math.max(0, 1 - Math.abs(n / half - 2 * cycle + 1)) * scale;
      };
    },
    length: (values) => 4 * values.number('step_size'),
  },
  LinearScheduler: {
    formula: 'initial_value + (final_value − initial_value) · epoch/(epoch_count − 1)',
    summary: 'Goes in a straight line from one value to another, from epoch to epoch',
    note: 'The last value is reached in the last epoch of epoch_count.',
    isByEpoch: true,
    parameters: [
      numberOf('initial_value', ...the.firstValue),
      numberOf('final_value', 'The last value', 'none'),
      numberOf('epoch_count', 'The epochs of the line', 'epochs', { role: 'total', domain: { min: 1, integer: true } }),
    ],
    value: (values) => {
      const [first, last, count] = [values.number('initial_value'), values.number('final_value'), values.number('epoch_count')];
      // torch.linspace in float32.
      return (epoch) => (count === 1 ? first : first + (last - first) * (Math.min(epoch, count - 1) / (count - 1)));
    },
    length: (values) => values.number('epoch_count'),
  },
  StepScheduler: {
    formula: 'initial_value · decay_factor^⌊(epoch + 1)/decay_drop⌋, or 2^(−(epoch + 1)/half_life)',
    summary: 'Falls by a factor every few epochs',
    note: 'The first fall is an epoch early: with a decay_drop of 2 the second epoch is down already, and with a half_life the first one.',
    isByEpoch: true,
    parameters: [
      numberOf('initial_value', ...the.firstValue, { role: 'base' }),
      settingOf('decay_factor', ...the.fallFactor, 0.5),
      settingOf('decay_drop', 'The epochs from one fall to the next', 'epochs', 2, { domain: { above: 0 } }),
      numberOf('half_life', 'The epochs after which half is left', 'epochs', { optional: true, domain: { above: 0 } }),
      epochs,
    ],
    check: ({ half_life: half, decay_factor: factor, decay_drop: drop }) =>
      half !== undefined && (factor !== undefined || drop !== undefined)
        ? [{ parameter: 'half_life', message: say('SpeechBrain takes half_life only without decay_factor and decay_drop.') }]
        : [],
    value: (values) => {
      const half = values.optional('half_life');
      const [factor, drop] =
        half === undefined ? [values.number('decay_factor'), values.number('decay_drop')] : [Math.exp(-Math.log(2) / half), 1];
      // Its epochs count from 1. The rate of the first one is what it begins with; a value is asked for in each of them.
      const falls = (epoch: number) => (half === undefined && epoch === 0 ? 0 : Math.floor((epoch + 1) / drop));
      return (epoch) => values.number('initial_value') * factor ** falls(epoch);
    },
    length: (values) => values.optional('epochs') ?? 4 * (values.optional('half_life') ?? values.number('decay_drop')),
  },
  NewBobScheduler: {
    formula: 'initial_value · annealing_factor^(epochs without a better metric)',
    summary: 'Falls by a factor at the end of each epoch whose metric is not better by improvement_threshold',
    note: metric,
    isByEpoch: true,
    parameters: [
      numberOf('initial_value', ...the.firstRate, { role: 'base' }),
      settingOf('annealing_factor', ...the.fallFactor, 0.5),
      settingOf('improvement_threshold', 'How much better, as a part of the metric, counts', 'fraction', 0.0025),
      settingOf('patient', 'The epochs without a better metric that it lets pass', 'epochs', 0, { domain: { min: 0, integer: true } }),
      epochs,
    ],
    value: (values) => {
      const isNever = values.number('improvement_threshold') <= 0;
      const period = values.number('patient') + 1;
      return (epoch) =>
        values.number('initial_value') * values.number('annealing_factor') ** (isNever ? 0 : Math.floor(Math.max(0, epoch - 1) / period));
    },
    length: (values) => values.optional('epochs') ?? 10 * (values.number('patient') + 1),
  },
};
