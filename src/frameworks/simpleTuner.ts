// SimpleTuner's configs (bghira/SimpleTuner at bc8e6ab, simpletuner/helpers/training/custom_schedule.py, trainer.py, on get_scheduler of diffusers).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, type Given } from './shared/define';
import { multipliers } from './huggingFace/multipliers';
import { factorOf } from './huggingFace/scheduleOf';
import { keyedFramework, type Way } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const selector = 'lr_scheduler';
const [rate, warmUp, last, power, total] = ['learning_rate', 'lr_warmup_steps', 'lr_end', 'lr_power', 'max_train_steps'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly reads: readonly string[];
  /** Whether the curve depends on the length of the run. */
  readonly isOverRun?: boolean;
  readonly value: (values: Given, top: number) => (step: number) => number;
}

/** It rounds down to a billionth. */
const floored = (value: number): number => Math.floor(value * 1e9) / 1e9;
/** Where lr_warmup_steps is no whole number above 0. */
const interval = (values: Given): number => (values.number(warmUp) > 0 ? values.number(warmUp) : 1000);

/** A function of transformers behind its warm-up. */
const ofTransformers =
  (name: string): Kind['value'] =>
  (values, top) => {
    const run = {
      total: values.optional(total) ?? 0,
      warmup: values.number(warmUp),
      rate: top,
      values: name === 'polynomial' ? { lr_end: values.number(last), power: values.number(power) } : {},
    };
    const factor = factorOf(multipliers[name]!, run);
    return (step) => top * factor(step);
  };

const fromTransformers = (name: string, more: Partial<Kind> = {}): Kind => {
  const { formula, summary } = multipliers[name]!;
  return { formula, summary, reads: [warmUp], value: ofTransformers(name), ...more };
};

const kinds: Readonly<Record<string, Kind>> = {
  constant: fromTransformers('constant', { reads: [] }),
  constant_with_warmup: fromTransformers('constant_with_warmup'),
  linear: fromTransformers('linear', { isOverRun: true }),
  polynomial: fromTransformers('polynomial', { reads: [warmUp, last, power], isOverRun: true }),
  cosine: {
    formula: 'lr_end + (learning_rate − lr_end) · (1 + cos(π t/lr_warmup_steps)) / 2',
    summary: 'Falls along half a cosine over lr_warmup_steps, rises again, and so on',
    note: 'There is no warm-up: lr_warmup_steps is the length of the fall, 1,000 where it is 0, whatever the run has. Rates are rounded down to a billionth.',
    reads: [warmUp, last],
    value: (values, top) => {
      const [low, length] = [values.number(last), interval(values)];
      return (step) => floored(low + ((top - low) * (1 + Math.cos((Math.PI * step) / length))) / 2);
    },
  },
  sine: {
    formula: 'lr_end + (learning_rate − lr_end) · (1 + sin(π t/lr_warmup_steps)) / 2',
    summary: 'Swings between learning_rate and lr_end, from the middle on',
    note: 'There is no warm-up: a swing takes twice lr_warmup_steps. Rates are rounded down to a billionth.',
    reads: [warmUp, last],
    value: (values, top) => {
      const [low, length] = [values.number(last), values.number(warmUp)];
      return (step) => floored(low + (top - low) * 0.5 * (1 + Math.sin((Math.PI * step) / length)));
    },
  },
  cosine_with_restarts: {
    formula: 'learning_rate',
    summary: 'Stays',
    note: 'There are no restarts and no fall: the position in a cycle is counted modulo −1, which is always 0. The trainer says itself that this kind misbehaves.',
    reads: [],
    value: (_, top) => () => floored(top),
  },
};

function parametersOf({ reads, isOverRun = false }: Kind, name: string): readonly DefinedParameter[] {
  const own = (key: string, description: string, unit: DefinedParameter['unit'], initial: number, more: Partial<DefinedParameter> = {}) =>
    settingOf(key, description, unit, initial, { ...more, isIgnored: !reads.includes(key), isQuiet: !reads.includes(key) });
  const isLength = name === 'cosine' || name === 'sine';
  return [
    selectorOf(selector, Object.keys(kinds)),
    settingOf(rate, ...the.highestRate, 4e-7, { role: 'base' }),
    own(warmUp, isLength ? 'The steps of half a swing' : 'The steps of the warm-up', 'steps', 0, {
      domain: name === 'sine' ? { above: 0 } : { min: 0 },
    }),
    own(last, 'The last rate', 'rate', 4e-7),
    own(power, 'The exponent', 'none', 0.8),
    numberOf(total, ...the.runSteps, {
      role: 'total',
      domain: { min: 1 },
      from: (site) => lengthFromSettings(site, total),
      ...(isOverRun ? askSteps : { optional: true, isQuiet: true }),
    }),
  ];
}

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, kind]) => {
    const { formula, summary, note } = kind;
    const definition = define({
      source: 'simpletuner',
      name,
      formula,
      summary,
      ...(note !== undefined && { note }),
      parameters: parametersOf(kind, name),
      value: (values) => kind.value(values, values.number(rate)),
      length: (values) => values.optional(total) ?? 4 * interval(values),
      past: 'goes on',
      select: (word) => definitions.get(word),
    });
    return [name, definition];
  }),
);

/** Keys that only these configs have: one of them tells one, with or without the hyphens of the command line. */
const telling = ['model_family', 'data_backend_config', 'lora_type', 'aspect_bucket_rounding', 'vae_batch_size'];

/** The learning rate of a config of SimpleTuner. */
export const framework: Framework = keyedFramework({
  name: 'simpleTuner',
  reads: { field: 'generation', library: 'SimpleTuner', what: '`lr_scheduler` and the keys beside it', where: 'JSON, TOML' },
  marks: [selector],
  at: [selector, `--${selector}`],
  kinds: ({ has, node, word }) => {
    const prefix = has(`--${selector}`) ? '--' : '';
    const definition = definitions.get(word(`${prefix}${selector}`) ?? '');
    if (!definition || telling.filter((key) => has(`${prefix}${key}`)).length < 2) return [];
    const steps = node(`${prefix}${total}`);
    // A run in epochs has a limit of 0 steps.
    const isInSteps = steps?.kind === 'number' && steps.value > 0;
    const names = [selector, rate, warmUp, last, power, ...(isInSteps ? [total] : [])];
    return [{ definition, at: [`${prefix}${selector}`], label: selector, ways: names.map((name): Way => [`${prefix}${name}`, name]) }];
  },
});
