// Lingua's YAML: `optim` beside `steps` (facebookresearch/lingua at 437d680, lingua/optim.py); perception_models (at 3e352cc, core/optim.py) took it over.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'optim';
const selector = 'scheduler';
const [rate, total, warmUp, lowest] = ['lr', 'steps', 'warmup', 'lr_min_ratio'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  /** The factor behind the warm-up. */
  readonly factor: (values: Given) => (step: number) => number;
}

/** A factor that falls by the part of the way from the warm-up to the end of the run, behind which it is the lowest. */
const untilEnd =
  (factor: (part: number, step: number, values: Given) => number): Kind['factor'] =>
  (values) => {
    const [length, warm, low] = [values.number(total), values.number(warmUp), values.number(lowest)];
    return (step) => (step <= length ? factor((step - warm) / (length - warm), step, values) : low);
  };

const kinds: Readonly<Record<string, Kind>> = {
  cosine: {
    formula: 'lr · (m + (1 − m) · (1 + cos(π p^cosine_theta/cycle_length)) / 2), p = (t − W)/(steps − W), m = lr_min_ratio',
    summary: 'Rises over the warm-up, and falls along half a cosine to lr_min_ratio of the rate',
    factor: untilEnd((part, step, values) => {
      const [low, cycle] = [values.number(lowest), values.number('cycle_length')];
      const sign = Math.floor(step / (values.number(total) * cycle)) % 2 === 0 ? 1 : -1;
      return low + 0.5 * (1 - low) * (sign * Math.cos((Math.PI * part ** values.number('cosine_theta')) / cycle) + 1);
    }),
  },
  linear: {
    formula: 'lr · (1 − p · (1 − lr_min_ratio)), p = (t − W)/(steps − W)',
    summary: 'Rises over the warm-up, and falls in a straight line to lr_min_ratio of the rate',
    factor: untilEnd((part, _, values) => part * values.number(lowest) + (1 - part)),
  },
  inv_sqrt: {
    formula: 'lr · max((W/t)^exp_factor, lr_min_ratio)',
    summary: 'Rises over the warm-up, and falls with a power of the step, not below lr_min_ratio of the rate',
    factor: (values) => {
      const [warm, low, power] = [values.number(warmUp), values.number(lowest), values.number('exp_factor')];
      return (step) => Math.max(warm ** power / step ** power, low);
    },
  },
};

/** Numbers that one of the kinds reads alone. */
const own: Readonly<Record<string, readonly string[]>> = { cosine: ['cycle_length', 'cosine_theta'], inv_sqrt: ['exp_factor'] };

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

function definitionOf(name: string, { factor, ...texts }: Kind): Definition {
  const onlyOf = (parameter: string) => (own[name]?.includes(parameter) === true ? {} : { isIgnored: true, isQuiet: true });
  return define({
    ...texts,
    source: 'lingua',
    readsNumbers: true,
    name,
    ...(name === 'cosine' && { note: 'lr_min_ratio is 0.1 where it is left out, and the warm-up 2,000 steps.' }),
    parameters: [
      selectorOf(selector, Object.keys(kinds), { default: 'cosine' }),
      numberOf(rate, ...the.highestRate, { role: 'base' }),
      numberOf(total, ...the.runSteps, { role: 'total', domain: { min: 1 } }),
      settingOf(warmUp, ...the.warmUpSteps, 2000, { domain: { min: 0 } }),
      settingOf(lowest, 'The last rate as a part of the rate', 'fraction', 0.1),
      settingOf('cycle_length', 'The part of the run after which the cosine turns', 'fraction', 1, {
        domain: { above: 0 },
        ...onlyOf('cycle_length'),
      }),
      settingOf('cosine_theta', 'The power of the part that is done', 'none', 1, onlyOf('cosine_theta')),
      settingOf('exp_factor', ...the.exponent, 0.5, onlyOf('exp_factor')),
    ],
    value: (values) => {
      const [top, warm, behind] = [values.number(rate), values.number(warmUp), factor(values)];
      return (step) => top * (step < warm ? step / warm : behind(step));
    },
    past: 'goes on',
    select: (other) => definitions.get(other),
  });
}

const at = (name: string): string => `${section}.${name}`;

/** The rate of a config of Lingua. */
export const framework: Framework = keyedFramework({
  name: 'lingua',
  reads: {
    field: 'language',
    library: 'Lingua',
    what: '`optim` beside `steps`: cosine, linear and inv_sqrt; that of perception_models, too',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [lowest],
  at: [section],
  kinds: ({ site, has, node, word }) => {
    const isWhole = [at(rate), total, 'distributed.fsdp_type', 'model', 'data'].every(has);
    const definition = definitions.get(node(at(selector)) ? (word(at(selector)) ?? '') : 'cosine');
    if (site.place.path.length !== 1 || !isWhole || !definition) return [];
    return [
      {
        definition,
        at: [section],
        ways: [total, ...definition.parameters.filter(({ name }) => name !== total).map(({ name }) => at(name))],
      },
    ];
  },
});
