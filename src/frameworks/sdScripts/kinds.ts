// The kinds of schedules of sd-scripts (kohya-ss/sd-scripts at 48d368f, library/train_util.py), which are functions of transformers.
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { numberAt, type Ways } from '../shared/configKeys';
import { lengthFromSettings, processesFromSettings } from '../shared/run/fromSettings';
import { given, type Given } from '../shared/define';
import { multipliers, type RunShape } from '../huggingFace/multipliers';
import { scheduleOf } from '../huggingFace/scheduleOf';
import { askSteps, numberOf, selectorOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** The key that names the kind. */
export const selector = 'lr_scheduler';
/** The keys of the length of the run, the second of which takes the place of the first. */
export const total = 'max_train_steps';
export const epochs = 'max_train_epochs';
const cycles = 'lr_scheduler_num_cycles';
const lowest = 'lr_scheduler_min_lr_ratio';
const processes = 'num_processes';
const rates = { 'lr (unet)': 'unet_lr', 'lr (text encoder)': 'text_encoder_lr' } as const;

/** What each kind hands to its function of transformers, by the name that this has there. */
export const kinds: Readonly<Record<string, (values: Given, run: Pick<RunShape, 'total' | 'warmup'>) => ParameterValues>> = {
  constant: () => ({}),
  constant_with_warmup: () => ({}),
  linear: () => ({}),
  cosine: () => ({}),
  cosine_with_restarts: (values) => ({ num_cycles: values.number(cycles) }),
  polynomial: (values) => ({ power: values.number('lr_scheduler_power') }),
  inverse_sqrt: (values) => written({ timescale: values.optional('lr_scheduler_timescale') }),
  cosine_with_min_lr: (values) => written({ num_cycles: values.number(cycles) / 2, min_lr_rate: values.optional(lowest) }),
  warmup_stable_decay: (values, { total: steps, warmup }) => {
    const decay = inSteps(values.number('lr_decay_steps'), steps);
    const stable = steps - warmup - decay;
    return {
      num_cycles: values.number(cycles) / 2,
      min_lr_ratio: values.optional(lowest) ?? 0,
      num_decay_steps: decay,
      num_stable_steps: stable,
    };
  },
};

/** The kinds that read a key. */
const readers: Readonly<Record<string, readonly string[]>> = {
  [cycles]: ['cosine_with_restarts', 'cosine_with_min_lr', 'warmup_stable_decay'],
  lr_scheduler_power: ['polynomial'],
  lr_scheduler_timescale: ['inverse_sqrt'],
  [lowest]: ['cosine_with_min_lr', 'warmup_stable_decay'],
  lr_decay_steps: ['warmup_stable_decay'],
};

const written = (values: Readonly<Record<string, number | undefined>>): ParameterValues =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** A number of steps, or a part of them. */
const inSteps = (value: number, steps: number): number => (value < 1 ? Math.trunc(value * steps) : value);

/** The steps of the run where it is in epochs, which take the place of `max_train_steps`. */
function stepsOfEpochs(site: Site, ways: Ways): FoundParameter | undefined {
  const { stepsPerEpoch } = site.options.run ?? {};
  const known = ways.map((way) => numberAt(site, way, epochs)).find((found) => found);
  if (stepsPerEpoch === undefined || !known) return lengthFromSettings(site, total);
  const perEpoch = { value: stepsPerEpoch, origin: { kind: 'setting', name: 'stepsPerEpoch' } } as const;
  return fromElsewhere(total, { value: known.value * stepsPerEpoch, origin: { kind: 'epochs', epochs: known, perEpoch } });
}

function parametersOf(kind: string, inEpochs: Ways): readonly DefinedParameter[] {
  const own = (name: string, description: string, unit: DefinedParameter['unit'], more: Partial<DefinedParameter>): DefinedParameter => {
    const isRead = readers[name]!.includes(kind);
    return numberOf(name, description, unit, { ...more, isIgnored: !isRead, isQuiet: !isRead });
  };
  return [
    selectorOf(selector, Object.keys(kinds)),
    numberOf('learning_rate', ...the.highestRate, { role: 'base', default: 2e-6 }),
    ...Object.values(rates).map((name) =>
      numberOf(name, 'The highest rate of this part of the model', 'rate', { optional: true, isQuiet: true }),
    ),
    numberOf(total, 'The optimizer steps of the run', 'steps', {
      role: 'total',
      domain: { min: 1, integer: true },
      ...(inEpochs.length > 0 ? { from: (site) => stepsOfEpochs(site, inEpochs), ...askSteps } : { default: 1600, optional: true }),
    }),
    numberOf('lr_warmup_steps', 'The steps of the warm-up; below 1 a part of the run', 'steps or fraction', {
      default: 0,
      domain: { min: 0 },
    }),
    own('lr_decay_steps', 'The steps of the fall; below 1 a part of the run', 'steps or fraction', { default: 0, domain: { min: 0 } }),
    own(cycles, 'How often it falls', 'count', { default: 1 }),
    own('lr_scheduler_power', 'The exponent of the fall', 'none', { default: 1 }),
    own('lr_scheduler_timescale', 'The steps in which it falls; the warm-up, or 10,000', 'steps', { optional: true }),
    own(lowest, 'The lowest rate as a part of the learning rate', 'fraction', { optional: true }),
    numberOf(processes, 'The processes, each of which steps the scheduler', 'count', {
      default: 1,
      isQuiet: true,
      from: (site) => processesFromSettings(site, processes),
    }),
  ];
}

/** The definition of a kind in a config whose epochs, if it has some, stand at one of these ways. */
export function definitionOf(name: string, inEpochs: Ways): Definition {
  const { formula, summary, note } = multipliers[name]!;
  const parameters = parametersOf(name, inEpochs);
  return {
    source: 'sd-scripts',
    name,
    formula: formula.replaceAll('num_cycles', cycles),
    summary: name === 'constant' ? 'Stays at the learning rate' : summary,
    ...(note !== undefined && { note }),
    parameters,
    check: (values) => problemsOf(name, given({ parameters }, values)),
    curves: (values) => {
      const all = given({ parameters }, values);
      const base = all.number('learning_rate');
      const own = Object.entries(rates).flatMap(([quantity, key]) => {
        const rate = all.optional(key);
        return rate === undefined ? [] : [{ quantity, rate }];
      });
      const list = own.length > 0 ? own : [{ quantity: 'lr', rate: base }];
      return list.map(({ quantity, rate }) => ({ quantity, schedule: rateOf(name, all, rate) }));
    },
    select: (word) => (Object.hasOwn(kinds, word) ? definitionOf(word, inEpochs) : undefined),
  };
}

/** The scheduler is stepped by each process, and so made for as many steps more: but a warm-up in steps is not. */
function rateOf(name: string, values: Given, rate: number): Schedule {
  const [count, steps] = [values.number(processes), values.number(total)];
  const shape = { total: steps * count, warmup: inSteps(values.number('lr_warmup_steps'), steps * count) };
  const handed = kinds[name]!(values, shape);
  const known = values.number('learning_rate');
  const whole = scheduleOf(multipliers[name]!, { ...shape, rate, known, values: handed });
  return count === 1 ? whole : wholeSteps((step) => whole.at(step * count), { totalSteps: steps });
}

function problemsOf(name: string, values: Given): readonly ParameterProblem[] {
  if (name === 'constant' && values.number('lr_warmup_steps') !== 0)
    return [
      { parameter: 'lr_warmup_steps', message: say('sd-scripts raises an error: constant takes no warm-up, constant_with_warmup does.') },
    ];
  if (name === 'cosine_with_min_lr' && values.optional(lowest) === undefined)
    return [{ parameter: selector, message: say('{key} must be given.', { key: lowest }) }];
  const wrong = name === 'polynomial' ? multipliers.polynomial!.check?.({}, values.number('learning_rate')) : undefined;
  return wrong ? [{ parameter: 'learning_rate', message: wrong.message }] : [];
}
