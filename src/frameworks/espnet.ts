// ESPnet2: the schedulers that warm up (espnet/espnet, espnet2/schedulers, warmup_lr.py at 4845ad4 and noam_lr.py at 0432564).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { chosenKind, configAround, hasAt, lengthFromSettings, readWays } from './configKeys';
import { define, type Given } from './define';
import { numberOf, selectorOf } from './parameters';

const warmUp = 'warmup_steps';
const total = 'total_steps';
const width = 'model_size';

/** Keys that its configs have, and those of trainers that took its schedulers over have not: they begin a step later. */
const telling = ['keep_nbest_models', 'best_model_criterion', 'val_scheduler_criterion', 'batch_type', 'batch_bins', 'num_iters_per_epoch'];

interface Kind {
  readonly formula: string;
  readonly note: string;
  readonly parameters: readonly DefinedParameter[];
  /** What the rate and the shape are multiplied with. */
  readonly factor: (values: Given) => number;
}

const kinds: Readonly<Record<string, Kind>> = {
  warmuplr: {
    formula: 'lr · √W · min(n^−0.5, n · W^−1.5), n = t + 1',
    note: 'The highest rate is lr, at the end of the warm-up.',
    parameters: [],
    factor: (values) => Math.sqrt(values.number(warmUp)),
  },
  noamlr: {
    formula: 'lr · model_size^−0.5 · min(n^−0.5, n · W^−1.5), n = t + 1',
    note: 'lr is a factor, no rate: the highest rate is lr / √(model_size · W).',
    parameters: [numberOf(width, 'The width of the model', 'count', { default: 320, domain: { above: 0 } })],
    factor: (values) => values.number(width) ** -0.5,
  },
};

const definitions: ReadonlyMap<string, Definition> = new Map(Object.entries(kinds).map(([name, kind]) => [name, definitionOf(name, kind)]));

function definitionOf(name: string, { factor, parameters: own, ...texts }: Kind): Definition {
  return define({
    source: 'espnet2',
    name,
    ...texts,
    summary: 'Rises over the warm-up, and falls with the square root of the step',
    isEndless: true,
    parameters: [
      selectorOf('scheduler', Object.keys(kinds)),
      numberOf('lr', name === 'noamlr' ? 'The factor of the rate' : 'The highest rate', name === 'noamlr' ? 'factor' : 'rate', {
        role: 'base',
        ask: 'What is the learning rate of the optimizer?',
      }),
      numberOf(warmUp, 'The steps of the warm-up', 'steps', { default: 25_000, domain: { above: 0 } }),
      ...own,
      numberOf(total, 'The optimizer steps of the run', 'steps', {
        role: 'total',
        optional: true,
        isQuiet: true,
        from: (site) => lengthFromSettings(site, total),
      }),
    ],
    value: (values) => {
      const [scale, warm] = [values.number('lr') * factor(values), values.number(warmUp)];
      return (step) => scale * Math.min((step + 1) ** -0.5, (step + 1) * warm ** -1.5);
    },
    length: (values) => values.optional(total) ?? 5 * values.number(warmUp),
    past: 'goes on',
    select: (word) => definitions.get(word),
  });
}

/** The learning rate of a config of ESPnet2. */
export const framework: Framework = {
  name: 'espnet',
  reads: { library: 'ESPnet', what: '`scheduler: warmuplr` and `noamlr`', where: 'YAML' },
  language: 'yaml',
  marks: () => Object.keys(kinds),
  recognise: (site) => {
    const root = configAround(site);
    if (!root || site.place.path.join('.') !== 'scheduler' || !hasAt(root, telling) || !hasAt(root, ['optim', 'optim_conf']))
      return undefined;
    const name = site.word(site.node);
    const definition = name === undefined ? undefined : definitions.get(name);
    if (!definition) return undefined;
    const { arguments: written, given = [] } = readWays(site, root, {
      lr: ['optim_conf.lr'],
      [warmUp]: [`scheduler_conf.${warmUp}`],
      ...(name === 'noamlr' && { [width]: [`scheduler_conf.${width}`] }),
    });
    return { definition, arguments: written, given: [chosenKind('scheduler', name!, site.node), ...given], isOpen: true };
  },
};
