// MaxText's YAML (AI-Hypercomputer/maxtext at e591f30, src/maxtext/utils/maxtext_utils.py, configs/base.yml), on optax.
import { say } from '../core/message';
import type { ParameterValues } from '../core/parameter';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, given, type Given } from './shared/define';
import { fallTo } from './shared/float32';
import { keyedFramework } from './shared/keyed';
import { settingOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const [rate, total, length, warmUp, last, decay, style, kind] = [
  'learning_rate',
  'steps',
  'learning_rate_schedule_steps',
  'warmup_steps_fraction',
  'learning_rate_final_fraction',
  'wsd_decay_steps_fraction',
  'wsd_decay_style',
  'lr_schedule_type',
] as const;

/** Where either is -1 it is the other one. */
function lengthsOf(values: Given): { readonly run: number; readonly schedule: number } {
  const [run, schedule] = [values.number(total), values.number(length)];
  return { run: run < 0 ? schedule : run, schedule: schedule < 0 ? run : schedule };
}

/** Half a cosine whose last value is that of its last step. */
const cosine = (top: number, low: number, count: number) => {
  return (step: number): number => {
    const part = 0.5 * (Math.cos(Math.PI * (count > 1 ? step / (count - 1) : 1)) + 1);
    return top * part + low * (1 - part);
  };
};

/** A straight line of optax, which computes in float32. */
const line =
  (first: number, end: number, count: number) =>
  (step: number): number =>
    count <= 0 ? first : fallTo(first, end, Math.min(Math.max(step, 0), count) / count);

function parametersOf(isWsd: boolean): readonly DefinedParameter[] {
  return [
    wordOf(kind, 'The kind of schedule', ['cosine', 'wsd'], { role: 'selector' }),
    settingOf(rate, ...the.highestRate, 3e-5, { role: 'base' }),
    settingOf(total, ...the.runSteps, 150_001, { role: 'total', optional: true }),
    settingOf(length, 'The steps of the schedule; below 0 those of the run', 'steps', -1),
    settingOf(warmUp, 'The part of the schedule that warms up', 'fraction', 0.1, { domain: { min: 0, max: 1 } }),
    settingOf(last, ...the.lastRateFactor, 0.1),
    ...(isWsd
      ? [
          settingOf(decay, 'The part of the schedule over which it falls', 'fraction', 0.1, { domain: { min: 0, max: 1 } }),
          wordOf(style, 'The shape of the fall', ['linear', 'cosine']),
        ]
      : []),
  ];
}

function definitionOf(isWsd: boolean): Definition {
  const parameters = parametersOf(isWsd);
  return define({
    source: 'maxtext',
    readsNumbers: true,
    name: isWsd ? 'wsd' : 'cosine',
    formula: isWsd
      ? 'lr · t/W, lr, then down to lr · final over the last steps of the schedule'
      : 'lr · t/W, then lr · (final + (1 − final) · (1 + cos(π (t − W)/(T − W − 1))) / 2)',
    summary: isWsd ? 'Rises over the warm-up, stays, and falls at the end' : 'Rises over the warm-up, and falls along half a cosine',
    note: 'Where the run is longer than the schedule, the rate is 0 for the rest of it.',
    parameters,
    check: (values: ParameterValues) => {
      const { run, schedule } = lengthsOf(given({ parameters }, values));
      return run < 0 || schedule < 1
        ? [{ parameter: total, message: say('Either steps or learning_rate_schedule_steps must be given.') }]
        : [];
    },
    value: (values) => {
      const { run, schedule } = lengthsOf(values);
      const [top, low] = [values.number(rate), values.number(rate) * values.number(last)];
      const warm = Math.trunc(schedule * values.number(warmUp));
      const fall = isWsd ? Math.trunc(schedule * values.number(decay)) : schedule - warm;
      const rise = line(0, top, warm);
      const shape = isWsd && values.word(style) === 'linear' ? line(top, low, fall - 1) : cosine(top, low, fall);
      const start = schedule - fall;
      return (step) => {
        if (step < warm) return rise(step);
        if (run > schedule && step >= schedule) return 0;
        return step < start || fall <= 0 ? top : shape(step - start);
      };
    },
    length: (values) => lengthsOf(values).run,
    past: 'goes on',
    select: (word) => (word === 'wsd' || word === 'cosine' ? definitionOf(word === 'wsd') : undefined),
  });
}

/** Keys that few others have, and keys beside them: one of each. */
const own = [length, warmUp, 'base_config', 'base_emb_dim'];
const telling = [...own, 'per_device_batch_size', 'base_output_directory', 'model_name', 'dataset_type'];
/** Keys of MaxDiffusion, which took the others over and has other schedules. */
const foreign = ['max_train_steps', 'pretrained_model_name_or_path'];

/** The learning rate of a config of MaxText. */
export const framework: Framework = keyedFramework({
  name: 'maxText',
  reads: { field: 'language', library: 'MaxText', what: '`learning_rate` and the keys beside it, on those of its base.yml', where: 'YAML' },
  language: 'yaml',
  marks: [length, warmUp, 'base_config', 'per_device_batch_size'],
  at: [rate],
  kinds: ({ has, word }) => {
    const base = word('base_config');
    // Another config under it may say otherwise what is left out here.
    const isPlain = base === undefined || /(?:^|\/)base\.yml$/.test(base);
    const name = has(kind) ? word(kind) : 'cosine';
    const isOurs = own.some(has) && telling.filter(has).length > 1 && !foreign.some(has);
    if (!isOurs || !isPlain || (name !== 'cosine' && name !== 'wsd')) return [];
    const ofWsd = name === 'wsd' ? [decay, style] : [];
    return [{ definition: definitionOf(name === 'wsd'), at: [rate], ways: [kind, rate, total, length, warmUp, last, ...ofWsd] }];
  },
});
