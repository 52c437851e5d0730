// What timm's `create_scheduler_v2` and its training script are given (timm 1.0.31, scheduler_factory.py, train.py).
import type { ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { fromStepsPerEpoch, numberOf, selectorOf, silent, switchOf, wordOf } from '../shared/parameters';
import * as the from '../shared/usual';
import { decays } from './shapes';

/** How the numbers are called, and what they are where they are left out: in the function and in the script. */
export interface Door {
  /** The parameters that say the highest rate, the first of which it is. */
  readonly rates: readonly DefinedParameter[];
  /** What a definition becomes there: parameter groups may have rates of their own. */
  readonly adapt?: (definition: Definition) => Definition;
  /** What precedes the names of the numbers that begin with `cycle_` and `k_`. */
  readonly prefix: '' | 'lr_';
  readonly epochs: 'num_epochs' | 'epochs';
  /** It counts updates where nothing else is said. */
  readonly isByUpdates?: boolean;
  readonly warmUp: number;
  readonly smaller: number;
  /** What is otherwise in `create_scheduler`, which fills in what its arguments lack. */
  readonly filledIn?: { readonly epochs: number; readonly decay: number; readonly milestones: readonly number[] };
}

const names = ['cosine', 'tanh', 'poly', 'step', 'constant', 'multistep', 'wsd', 'rsqrt', 'plateau'];

/** Whether a kind always begins behind its warm-up. */
export const isPrefixed = (name: string): boolean => name === 'wsd' || name === 'rsqrt';

/** What a kind is given through a door. */
export function parametersOf(
  name: string,
  { rates, prefix, epochs, isByUpdates = false, warmUp, smaller, filledIn }: Door,
): readonly DefinedParameter[] {
  const sched = selectorOf('sched', names);
  const decay: Partial<DefinedParameter> = filledIn
    ? { default: filledIn.decay }
    : isPrefixed(name)
      ? prefix === ''
        ? { default: 0.2 }
        : {}
      : { default: 90 };
  const milestones: ParameterValues[string] = filledIn?.milestones ?? [90, 180, 270];
  const isUnread = (parameter: string) => readBy[parameter.replace(/^lr_/, '')]?.includes(name) === false;
  const all: readonly DefinedParameter[] = [
    ...rates,
    silent('optimizer'),
    sched,
    numberOf(epochs, 'The epochs of the schedule', 'epochs', {
      role: 'total',
      default: filledIn?.epochs ?? 300,
      optional: true,
      domain: { above: 0 },
    }),
    numberOf('decay_epochs', 'The epochs of a fall, or between two', 'epochs', { ...decay, domain: { above: 0 } }),
    {
      name: 'decay_milestones',
      aliases: [],
      description: 'The milestones',
      unit: 'none',
      kind: 'numbers',
      positional: true,
      default: milestones,
    },
    numberOf('cooldown_epochs', 'The epochs at the lowest rate behind the schedule', 'epochs', { default: 0 }),
    numberOf('patience_epochs', 'The epochs without a better metric that it lets pass', 'count', {
      default: 10,
      isQuiet: name !== 'plateau',
    }),
    numberOf('decay_rate', 'The factor of a fall; the power of poly', 'factor', { default: 0.1, aliases: ['dr'] }),
    numberOf('min_lr', ...the.lowestRate, { default: 0, domain: { min: 0 } }),
    numberOf('warmup_lr', ...the.firstWarmUpRate, { default: 1e-5 }),
    numberOf('warmup_epochs', ...the.warmUpEpochs, { default: warmUp, domain: { min: 0 } }),
    switchOf('warmup_prefix', 'Whether the schedule begins behind the warm-up', false),
    ...['noise', 'noise_pct', 'noise_std', 'noise_seed'].map(silent),
    numberOf(`${prefix}cycle_mul`, ...the.cycleGrowth, { default: 1 }),
    numberOf(`${prefix}cycle_decay`, 'What the rate of a cycle is multiplied with for the next', 'factor', { default: smaller }),
    numberOf(`${prefix}cycle_limit`, 'The number of cycles', 'count', { default: 1 }),
    numberOf(`${prefix}k_decay`, 'The exponent of the time', 'none', { default: 1 }),
    wordOf(`${prefix}decay_fn`, 'How the last part falls', Object.keys(decays), {
      default: name === 'rsqrt' ? 'linear' : '1-sqrt',
      isQuiet: !isPrefixed(name),
    }),
    numberOf(`${prefix}stable_timescale`, 'The epochs in which the stable part falls; the warm-up', 'epochs', { optional: true }),
    wordOf('plateau_mode', 'Whether a higher or a lower metric is better', ['max', 'min'], { isQuiet: name !== 'plateau' }),
    switchOf('step_on_epochs', 'Whether it counts epochs, and not updates', !isByUpdates),
    numberOf('updates_per_epoch', 'The updates of an epoch', 'steps', {
      domain: { above: 0 },
      ...(isByUpdates ? { ask: 'How many updates does an epoch have?', from: updatesOfRun } : { optional: true }),
    }),
  ];
  return all.map((parameter) => (isUnread(parameter.name) ? { ...parameter, isIgnored: true } : parameter));
}

const updatesOfRun = fromStepsPerEpoch('updates_per_epoch');

/** What some of the kinds read, each of them: nobody else does. */
const readBy: Readonly<Record<string, readonly string[] | undefined>> = {
  decay_epochs: ['step', 'wsd', 'rsqrt'],
  decay_milestones: ['multistep'],
  decay_rate: ['step', 'multistep', 'poly', 'plateau'],
  patience_epochs: ['plateau'],
  plateau_mode: ['plateau'],
  decay_fn: ['wsd', 'rsqrt'],
  stable_timescale: ['rsqrt'],
};
