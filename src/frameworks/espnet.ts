// ESPnet2's schedulers that warm up (espnet/espnet, espnet2/schedulers, warmup_lr.py at 4845ad4 and noam_lr.py at 0432564), and those that took them over: WeNet
// (1546996, wenet/utils/scheduler.py, train_utils.py), FunASR (3c58cb5, funasr/schedulers) and CosyVoice (ace7c47, cosyvoice/utils/scheduler.py, bin/train.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { chosenKind, configAround, hasAt, readWays } from './shared/configKeys';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define, type Given } from './shared/define';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const warmUp = 'warmup_steps';
const total = 'total_steps';
const width = 'model_size';

/** Keys that its configs have, and those of trainers that took its schedulers over have not. */
const telling = ['keep_nbest_models', 'best_model_criterion', 'val_scheduler_criterion', 'batch_type', 'batch_bins', 'num_iters_per_epoch'];

/** Whose config it is. */
interface Library {
  readonly source: string;
  /** Where the keys stand. */
  readonly prefix: string;
  readonly kinds: readonly string[];
  /** The first rate is that of so many updates more. */
  readonly delay: number;
  readonly isOurs: (has: (...ways: readonly string[]) => boolean) => boolean;
}

const libraries: readonly Library[] = [
  { source: 'espnet2', prefix: '', kinds: ['warmuplr', 'noamlr'], delay: 0, isOurs: (has) => has(...telling) },
  // It sets the scheduler back before the run.
  {
    source: 'wenet',
    prefix: '',
    kinds: ['warmuplr'],
    delay: 1,
    isOurs: (has) => has('dataset_conf') && has('encoder_conf', 'decoder_conf') && !has('train_conf'),
  },
  { source: 'funasr', prefix: '', kinds: ['warmuplr'], delay: 0, isOurs: (has) => has('dataset_conf') && has('train_conf') },
  {
    source: 'cosyvoice',
    prefix: 'train_conf.',
    kinds: ['warmuplr', 'constantlr'],
    delay: 0,
    isOurs: (has) => has('train_conf.accum_grad') && has('train_conf.grad_clip'),
  },
];

interface Kind {
  readonly formula: string;
  readonly note: string;
  readonly parameters: readonly DefinedParameter[];
  /** What the rate and the shape are multiplied with; undefined where there is no shape. */
  readonly factor: ((values: Given) => number) | undefined;
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
  constantlr: { formula: 'lr', note: 'What scheduler_conf says does not count.', parameters: [], factor: undefined },
};

const delayed = 'The first two updates have the same rate: all that follows is an update late.';

function definitionOf(name: string, { source, delay, kinds: names }: Library): Definition {
  const { factor, parameters: own, note, formula } = kinds[name]!;
  return define({
    source,
    // HyperPyYAML reads 1e-5 as a number.
    ...(source === 'cosyvoice' && { readsNumbers: true }),
    name,
    formula,
    note: delay === 0 ? note : `${note} ${delayed}`,
    summary: factor ? 'Rises over the warm-up, and falls with the square root of the step' : 'Stays',
    isEndless: true,
    parameters: [
      selectorOf('scheduler', names),
      numberOf('lr', name === 'noamlr' ? 'The factor of the rate' : 'The highest rate', name === 'noamlr' ? 'factor' : 'rate', {
        role: 'base',
        ask: 'What is the learning rate of the optimizer?',
      }),
      settingOf(warmUp, ...the.warmUpSteps, 25_000, { domain: { above: 0 }, isIgnored: !factor, isQuiet: !factor }),
      ...own,
      numberOf(total, 'The optimizer steps of the run', 'steps', {
        role: 'total',
        optional: true,
        isQuiet: true,
        from: (site) => lengthFromSettings(site, total),
      }),
    ],
    value: (values) => {
      const [rate, warm] = [values.number('lr'), values.number(warmUp)];
      if (!factor) return () => rate;
      const scale = rate * factor(values);
      const count = (step: number) => Math.max(1, step + 1 - delay);
      return (step) => scale * Math.min(count(step) ** -0.5, count(step) * warm ** -1.5);
    },
    length: (values) => values.optional(total) ?? 5 * values.number(warmUp),
    past: 'goes on',
    ...(source === 'espnet2' && { select: (word: string) => (names.includes(word) ? definitionOf(word, libraries[0]!) : undefined) }),
  });
}

/** The learning rate of a config of ESPnet2 and of those that took its schedulers over. */
export const framework: Framework = {
  name: 'espnet',
  reads: {
    field: 'speech',
    library: 'ESPnet, WeNet, FunASR and CosyVoice',
    what: '`scheduler: warmuplr`, `noamlr` of ESPnet and `constantlr` of CosyVoice',
    where: 'YAML',
  },
  language: 'yaml',
  marks: () => Object.keys(kinds),
  recognise: (site) => {
    const root = configAround(site);
    if (!root) return undefined;
    const name = site.word(site.node) ?? '';
    const path = site.place.path.join('.');
    const library = libraries.find(
      ({ prefix, kinds: names, isOurs }) =>
        path === `${prefix}scheduler` &&
        names.includes(name) &&
        hasAt(root, [`${prefix}optim`, `${prefix}optim_conf`]) &&
        isOurs((...ways) => hasAt(root, ways)),
    );
    if (!library) return undefined;
    const { prefix } = library;
    const definition = definitionOf(name, library);
    const read = readWays(site, root, definition, {
      lr: [`${prefix}optim_conf.lr`],
      [warmUp]: [`${prefix}scheduler_conf.${warmUp}`],
      ...(name === 'noamlr' && { [width]: [`${prefix}scheduler_conf.${width}`] }),
    });
    return read && { definition, ...read, given: [chosenKind('scheduler', name, site.node), ...read.given], isOpen: true };
  },
};
