// ai-toolkit's YAML: the `train` section of a process (ostris/ai-toolkit at 27a03a9, toolkit/scheduler.py, jobs/process/BaseSDTrainProcess.py, on PyTorch's schedulers).
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { type FactorKind, timesRate } from './shared/factors';
import { keyedFramework, type Way } from './shared/keyed';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'train';
const selector = 'lr_scheduler';
const [rate, total] = ['lr', 'steps'] as const;

const low = settingOf('eta_min', ...the.lowestRate, 0);

/** Half a cosine down to the lowest rate, as a factor. */
const cosine = (values: Given, part: number): number => {
  const least = values.number('eta_min') / values.number(rate);
  return least + ((1 - least) * (1 + Math.cos(Math.PI * part))) / 2;
};

const kinds: Readonly<Record<string, FactorKind>> = {
  constant: {
    formula: 'lr · factor over the run',
    summary: 'Stays',
    parameters: [settingOf('factor', 'The factor of the rate', 'factor', 1, { domain: { min: 0, max: 1 } })],
    factor: (values) => (step) => (step < values.number(total) ? values.number('factor') : 1),
  },
  constant_with_warmup: {
    formula: 'lr · t/num_warmup_steps, then lr',
    summary: 'Rises over the warm-up and stays',
    parameters: [settingOf('num_warmup_steps', ...the.warmUpSteps, 1000, { domain: { min: 0 } })],
    factor: (values) => (step) => Math.min(1, step / Math.max(1, values.number('num_warmup_steps'))),
  },
  linear: {
    formula: 'lr · (start_factor + (end_factor − start_factor) · t/steps)',
    summary: 'Goes in a straight line from start_factor to end_factor times the rate',
    note: 'It is PyTorch’s LinearLR, which is a warm-up: without lr_scheduler_params the rate rises over the whole run, from a third of lr to lr.',
    parameters: [
      settingOf('start_factor', 'The first factor of the rate', 'factor', 1 / 3, { domain: { above: 0, max: 1 } }),
      settingOf('end_factor', ...the.lastRateFactor, 1, { domain: { min: 0, max: 1 } }),
    ],
    factor: (values) => {
      const [first, last, length] = [values.number('start_factor'), values.number('end_factor'), values.number(total)];
      return (step) => first + ((last - first) * Math.min(step, length)) / length;
    },
  },
  cosine: {
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π t/steps)) / 2',
    summary: 'Falls along half a cosine over the run',
    parameters: [low],
    factor: (values) => (step) => cosine(values, step / values.number(total)),
  },
  cosine_with_restarts: {
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π t/steps)) / 2',
    summary: 'Falls along half a cosine over the run',
    note: 'The first cycle is as long as the run: there is no restart in it.',
    parameters: [low],
    factor: (values) => (step) => cosine(values, (step % values.number(total)) / values.number(total)),
  },
};

const definitions: ReadonlyMap<string, Definition> = new Map(
  Object.entries(kinds).map(([name, { factor, parameters, ...texts }]) => [
    name,
    define({
      ...texts,
      source: 'ai-toolkit',
      readsNumbers: true,
      name,
      parameters: [
        selectorOf(selector, Object.keys(kinds)),
        settingOf(rate, 'The rate', 'rate', 1e-6, { role: 'base' }),
        numberOf(total, ...the.runSteps, { role: 'total', default: 1000, optional: true, domain: { min: 1 } }),
        ...parameters,
      ],
      value: timesRate(rate, factor),
      past: 'goes on',
      select: (word) => definitions.get(word),
    }),
  ]),
);

/** The learning rate of a config of ai-toolkit. */
export const framework: Framework = keyedFramework({
  name: 'aiToolkit',
  reads: { field: 'generation', library: 'ai-toolkit', what: '`lr_scheduler` of the `train` section of a process', where: 'YAML' },
  language: 'yaml',
  marks: [selector],
  at: [`${section}.${selector}`],
  kinds: ({ has, node, word }) => {
    const definition = definitions.get(word(`${section}.${selector}`) ?? '');
    const isOurs = has(`${section}.${total}`) && has(`${section}.${rate}`) && has('model.name_or_path');
    const params = node(`${section}.${selector}_params`);
    const own = definition?.parameters.map(({ name }) => name) ?? [];
    const isKnown = params?.kind !== 'mapping' || params.entries.every(({ key }) => key && own.includes(key.text));
    if (!definition || !isOurs || !isKnown) return [];
    const ways = own.map((name): Way =>
      [selector, rate, total].includes(name) ? `${section}.${name}` : `${section}.${selector}_params.${name}`,
    );
    return [{ definition, at: [`${section}.${selector}`], ways }];
  },
});
