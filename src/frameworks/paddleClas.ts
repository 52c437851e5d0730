// PaddleClas' configs: `Optimizer: {lr: {name: Cosine, learning_rate: 0.001, warmup_epoch: 5}}` beside `Global: {epochs: 120}` (PaddleClas at d178931,
// ppcls/optimizer/learning_rate.py, on paddlepaddle 3.3).
import { say } from '../core/message';
import type { Definition } from '../language/find/definition';
import type { Claim, Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import { entryOf } from '../language/resolve/lookUp';
import type { MappingNode } from '../language/tree/tree';
import { entryArguments } from './shared/entryArguments';
import { isSet } from './shared/configKeys';
import { cosineTo, paddleConstant, paddleDefinition, type PaddleKind, paddleKinds, type PaddleTrainer, ratesUpTo } from './paddle/epochs';
import { numberOf, numbersOf } from './shared/parameters';
import * as the from './shared/usual';

const trainer: PaddleTrainer = {
  source: 'ppcls.optimizer.learning_rate',
  note: 'What follows a warm-up begins behind it, at its own epoch 0: epochs of falls come later by the warm-up.',
  epochs: 'epochs',
  start: 'warmup_start_lr',
  left: (epochs, warm) => epochs - warm,
};

const rate = numberOf('learning_rate', 'The learning rate', 'rate', { role: 'base' });

/** What it has besides what PaddleOCR has, or in its own way. */
const own: readonly PaddleKind[] = [
  ...['Constant', 'ConstLR'].map(paddleConstant),
  {
    name: 'Cosine',
    formula: 'eta_min + (learning_rate − eta_min) · (1 + cos(π t/T)) / 2',
    summary: 'Falls along half a cosine to eta_min',
    note: 'The cosine begins behind the warm-up and ends with the run.',
    parameters: [rate, numberOf('eta_min', ...the.lastRate, { default: 0 })],
    restOf: (values, epochs) => cosineTo(values.number('learning_rate'), values.number('eta_min'), epochs),
  },
  {
    name: 'Step',
    formula: 'learning_rate · gamma^⌊t/step_size⌋',
    summary: 'Falls by a factor every step_size epochs',
    parameters: [
      rate,
      numberOf('step_size', 'The epochs from one fall to the next', 'epochs', { domain: { above: 0 } }),
      numberOf('gamma', ...the.fallFactor),
    ],
    restOf: (values, _, run) => {
      const [top, size, factor, steps] = [
        values.number('learning_rate'),
        values.number('step_size'),
        values.number('gamma'),
        values.optional('step_each_epoch'),
      ];
      // In whole steps where these are known.
      const whole = steps === undefined ? undefined : Math.max(1, Math.trunc(size * steps));
      const done = (epoch: number) => (whole === undefined ? epoch / size : Math.round(epoch * steps!) / whole);
      const corners = Array.from({ length: Math.min(Math.floor(run / size), 10_000) }, (_each, index) => (index + 1) * size);
      return { top, corners, at: (epoch) => top * factor ** Math.floor(done(epoch)) };
    },
  },
];

/** `Piecewise` where it has a learning rate, too. */
const everyThirty: PaddleKind = {
  name: 'Piecewise',
  formula: 'learning_rate · 0.1^⌊t/30⌋',
  summary: 'Falls to a tenth every 30 epochs',
  note: 'Beside learning_rate, decay_epochs and values do not count: the rate falls to a tenth every 30 epochs, and not at all in a run of 30 or fewer.',
  parameters: [
    rate,
    ...['decay_epochs', 'values'].map((name) =>
      numbersOf(name, 'Not read beside learning_rate', { optional: true, isIgnored: true, isQuiet: true }),
    ),
  ],
  restOf: (values, _, run) => {
    const top = values.number('learning_rate');
    const count = Math.ceil(run / 30);
    const ends = Array.from({ length: count - 1 }, (_each, index) => (index + 1) * 30);
    return ratesUpTo(
      ends,
      Array.from({ length: count }, (_each, index) => top * 0.1 ** index),
    );
  },
};

/** Paddle wants whole steps for a fall over what is left of the run. */
const wantsWhole = ['Cosine', 'Linear'];

const definitionOf = (kind: PaddleKind): Definition => ({
  ...paddleDefinition(kind, trainer),
  readsNumbers: true,
  check: ({ epochs, warmup_epoch: warm = 0 }) => {
    const isPart = wantsWhole.includes(kind.name) && !Number.isInteger(warm);
    if (isPart)
      return [{ parameter: 'warmup_epoch', message: say('Paddle raises an error: a part of an epoch is no length of a warm-up here.') }];
    return Number(warm) >= Number(epochs) ? [{ parameter: 'warmup_epoch', message: say('The warm-up must be shorter than the run.') }] : [];
  },
});
const definitions: ReadonlyMap<string, Definition> = new Map([...paddleKinds, ...own].map((each) => [each.name, definitionOf(each)]));
const thirty = definitionOf(everyThirty);

function definitionIn(site: Site, mapping: MappingNode): Definition | undefined {
  const name = entryOf(mapping, 'name')?.value;
  const word = (name && site.word(name)) ?? '';
  // Epoch by epoch, which is another curve.
  const isOtherwise = ['by_epoch', 'cycle'].some((key) => {
    const value = entryOf(mapping, key)?.value;
    return value !== undefined && !(value.kind === 'boolean' && !value.value);
  });
  if (isOtherwise) return undefined;
  return word === 'Piecewise' && isSet(entryOf(mapping, 'learning_rate')) ? thirty : definitions.get(word);
}

/** The learning rates of PaddleClas' configs. */
export const framework: Framework = {
  name: 'paddleClas',
  reads: { field: 'vision', library: 'PaddleClas', what: 'the `lr` of the `Optimizer` of a config', where: 'YAML' },
  language: 'yaml',
  marks: () => [...definitions.keys()],
  recognise: (site): Claim | undefined => {
    const { node, place, options } = site;
    if (!options.bareWords || node.kind !== 'mapping' || place.path.join('.') !== 'Optimizer.lr') return undefined;
    const definition = definitionIn(site, node);
    if (!definition || !site.at('Global.epochs') || !['Arch', 'Loss', 'DataLoader'].some((key) => site.at(key))) return undefined;
    return {
      definition,
      arguments: entryArguments(node.entries, (key) => !['name', 'by_epoch', 'last_epoch'].includes(key)),
      isOpen: true,
    };
  },
};
