// OpenNMT-py's YAML: `decay_method` and the keys beside it (OpenNMT-py 3.5, utils/optimizers.py, opts.py).
import type { Framework } from '../language/find/framework';
import type { Given } from './shared/define';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [selector, rate, total, warmUp, size] = ['decay_method', 'learning_rate', 'train_steps', 'warmup_steps', 'hidden_size'] as const;
const [fall, every, start] = ['learning_rate_decay', 'decay_steps', 'start_decay_steps'] as const;

const warm = settingOf(warmUp, ...the.warmUpSteps, 4000, { domain: { above: 0 } });
const width = numberOf(size, 'The width of the model', 'count', { domain: { above: 0 }, aliases: ['rnn_size'] });
const falls = [
  settingOf(fall, ...the.fallFactor, 0.5),
  settingOf(start, 'The step at which it falls first', 'steps', 50_000),
  settingOf(every, 'The steps from a fall to the next', 'steps', 10_000, { domain: { above: 0 } }),
];
/** All count the steps from 1 on. */
const noam = (values: Given) => {
  const [top, length] = [values.number(size) ** -0.5, values.number(warmUp)];
  return (step: number): number => top * Math.min((step + 1) ** -0.5, (step + 1) * length ** -1.5);
};
const fallen = (values: Given) => {
  const [factor, first, length] = [values.number(fall), values.number(start), values.number(every)];
  return (step: number): number => factor ** Math.floor(Math.max(step + 1 - first + length, 0) / length);
};
const noamFormula = 'learning_rate · hidden_size^−0.5 · min(s^−0.5, s · warmup_steps^−1.5)';
const fallFormula = 'learning_rate_decay^⌊max(s − start_decay_steps + decay_steps, 0)/decay_steps⌋';
const counted = 's = t + 1.';

const kinds: Readonly<Record<string, FactorKind>> = {
  noam: {
    formula: noamFormula,
    summary: 'Rises in a straight line, and falls with the square root of the step',
    note: `${counted} The highest rate is learning_rate / √(hidden_size · warmup_steps).`,
    parameters: [warm, width],
    factor: noam,
  },
  noamwd: {
    formula: `${noamFormula} · ${fallFormula}`,
    summary: 'Rises in a straight line, falls with the square root of the step, and by a factor every decay_steps',
    note: counted,
    parameters: [warm, width, ...falls],
    factor: (values) => {
      const [first, second] = [noam(values), fallen(values)];
      return (step) => first(step) * second(step);
    },
  },
  rsqrt: {
    formula: 'learning_rate / √max(s, warmup_steps)',
    summary: 'Stays over the warm-up, and falls with the square root of the step',
    note: `${counted} Nothing rises: over the warm-up the rate is learning_rate / √warmup_steps.`,
    parameters: [warm],
    factor: (values) => (step) => 1 / Math.sqrt(Math.max(step + 1, values.number(warmUp))),
  },
  none: {
    formula: `learning_rate · ${fallFormula}`,
    summary: 'Falls by a factor every decay_steps, from start_decay_steps on',
    note: counted,
    parameters: falls,
    factor: fallen,
  },
};

const definitions = factorKinds('opennmt-py', kinds, rate, [
  selectorOf(selector, Object.keys(kinds), { default: 'none' }),
  settingOf(rate, 'The rate, before its factor', 'rate', 1, { role: 'base' }),
  settingOf(total, ...the.runSteps, 100_000, { role: 'total', optional: true, domain: { min: 1 } }),
]);

/** The learning rate of a config of OpenNMT-py. */
export const framework: Framework = keyedFramework({
  name: 'openNmt',
  reads: { field: 'language', library: 'OpenNMT-py', what: '`decay_method` and the keys beside it', where: 'YAML' },
  language: 'yaml',
  marks: [selector, start],
  at: [selector, start],
  kinds: ({ has, word }) => {
    const definition = definitions.get(has(selector) ? (word(selector) ?? '') : 'none');
    const isOurs = has('optim') && has(rate) && ['src_vocab', 'save_model', 'world_size', 'valid_steps'].some(has);
    const names = definition?.parameters.flatMap(({ name, aliases }) => [name, ...aliases]) ?? [];
    const isTold = has(selector) && word(selector) !== 'none' ? true : has(fall) || has(every) || has(start);
    return definition && isOurs && isTold ? [{ definition, at: [selector, start], ways: names }] : [];
  },
});
