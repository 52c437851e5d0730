// solo-learn's YAML: `scheduler` beside `optimizer` and `max_epochs`, and `momentum` (solo-learn at 9187ea3, solo/args, solo/methods/base.py, solo/methods/linear.py).
import { recurrence, wholeSteps } from '../core/computed/wholeSteps';
import type { Schedule } from '../core/schedule';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { fromStepsPerEpoch, numberOf, numbersOf, selectorOf, settingOf, wordOf } from './shared/parameters';
import { overEpochs } from './shared/run/overEpochs';
import { nextOfWarmUpAndCosine } from './shared/torchShapes';
import * as the from './shared/usual';

const selector = 'scheduler.name';
const tau = 'momentum.base_tau';
const perEpoch = 'updates per epoch';

/** The rates of a config, which grow with the images of an update. */
interface Rates {
  readonly factor: number;
  readonly top: readonly (readonly [quantity: string, rate: number])[];
}

interface Run {
  readonly isPretraining: boolean;
  /** Without validation data the rate of the classifier does not grow with the images. */
  readonly isValidated: boolean;
}

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly curve: (values: Given, top: number, rates: Rates) => Schedule;
}

/** Rises over the warm-up, and falls along half a cosine, in the unit in which the scheduler is stepped. */
function warmUpAndCosine(values: Given, top: number, { factor, top: [main] }: Rates): Schedule {
  const [epochs, warm, each] = [values.number('max_epochs'), values.number('warmup_epochs'), values.optional(perEpoch)];
  // Without a warm-up the classifier begins with the rate of the network.
  const [first, low] = [warm > 0 ? factor * values.number('warmup_start_lr') : main![1], factor * values.number('min_lr')];
  const peak = warm > 0 ? top : first;
  const isByEpoch = values.word('interval') === 'epoch';
  if (isByEpoch || each !== undefined) {
    const shape = { first, low, warm: warm * (isByEpoch ? 1 : each!), end: epochs * (isByEpoch ? 1 : each!) };
    const unit = isByEpoch ? 'epoch' : 'step';
    return recurrence(first, nextOfWarmUpAndCosine(top, shape), { totalSteps: Math.ceil(shape.end), unit });
  }
  const at = (epoch: number): number =>
    epoch < warm
      ? first + ((peak - first) * epoch) / warm
      : low + ((peak - low) * (1 + Math.cos((Math.PI * (epoch - warm)) / (epochs - warm)))) / 2;
  return overEpochs(at, epochs, [warm]);
}

const byEpoch = (at: (epoch: number) => number, values: Given): Schedule =>
  wholeSteps(at, { totalSteps: Math.ceil(values.number('max_epochs')), unit: 'epoch' });

const kinds: Readonly<Record<string, Kind>> = {
  warmup_cosine: {
    formula: 'warmup_start_lr → lr over warmup_epochs, then min_lr + (lr − min_lr) · (1 + cos(π (epoch − W)/(E − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine to min_lr',
    note: 'The warm-up is done an update before its end.',
    parameters: [
      settingOf('min_lr', ...the.lastRate, 0),
      settingOf('warmup_start_lr', ...the.firstWarmUpRate, 3e-5),
      settingOf('warmup_epochs', ...the.warmUpEpochs, 10, { domain: { min: 0 } }),
      wordOf('interval', 'When the rate changes', ['step', 'epoch']),
    ],
    curve: warmUpAndCosine,
  },
  step: {
    formula: 'lr · 0.1^#{lr_decay_steps ≤ epoch}',
    summary: 'Falls to a tenth at each of lr_decay_steps',
    note: 'The steps are epochs.',
    parameters: [numbersOf('lr_decay_steps', 'The epochs at which the rate falls')],
    curve: (values, top) =>
      byEpoch((epoch) => top * 0.1 ** values.numbers('lr_decay_steps').filter((each) => each <= epoch).length, values),
  },
  exponential: {
    formula: 'lr · weight_decay^epoch',
    summary: 'Falls by a factor from epoch to epoch',
    note: 'The factor is the weight decay of the optimizer.',
    parameters: [numberOf('weight_decay', ...the.fallFactor)],
    curve: (values, top) => byEpoch((epoch) => top * values.number('weight_decay') ** epoch, values),
  },
};

const epochs = numberOf('max_epochs', ...the.runEpochs, { role: 'total', domain: { min: 1 } });
const updates = numberOf(perEpoch, 'The updates of an epoch', 'steps', {
  optional: true,
  isQuiet: true,
  domain: { min: 1, integer: true },
  from: fromStepsPerEpoch(perEpoch),
});

const shared: readonly DefinedParameter[] = [
  selectorOf('name', Object.keys(kinds)),
  numberOf('lr', 'The rate for 256 images in an update', 'rate', { role: 'base' }),
  numberOf('batch_size', 'The images of a device in an update', 'count', { domain: { min: 1 } }),
  numbersOf('devices', 'The devices of a node'),
  settingOf('num_nodes', 'The nodes of the run', 'count', 1, { domain: { min: 1 }, isQuiet: true }),
  epochs,
  updates,
];

/** What only the pretraining has: a classifier beside the network, and rates that grow with the accumulated batches, too. */
const ofPretraining: readonly DefinedParameter[] = [
  numberOf('classifier_lr', 'The rate of the classifier for 256 images in an update', 'rate'),
  settingOf('accumulate_grad_batches', 'The batches of an update', 'count', 1, { domain: { min: 1 } }),
];

function ratesOf(values: Given, { isPretraining, isValidated }: Run): Rates {
  const images = values.number('batch_size') * values.numbers('devices').length * values.number('num_nodes');
  const factor = isPretraining ? values.number('accumulate_grad_batches') : 1;
  const top = ((values.number('lr') * images) / 256) * factor;
  if (!isPretraining) return { factor, top: [['lr', top]] };
  const ofClassifier = values.number('classifier_lr') * factor * (isValidated ? images / 256 : 1);
  return {
    factor,
    top: [
      ['lr', top],
      ['lr of the classifier', ofClassifier],
    ],
  };
}

function definitionOf(name: string, run: Run): Definition {
  const { parameters: own, curve, note, ...texts } = kinds[name]!;
  const { isPretraining } = run;
  const parameters = [...shared, ...own, ...(isPretraining ? ofPretraining : [])];
  const growth = `The rate is lr times the images of an update over 256${isPretraining ? ', all rates times the accumulated batches' : ''}.`;
  return {
    ...texts,
    source: 'solo-learn',
    readsNumbers: true,
    name,
    note: [note, growth].join(' ').trim(),
    parameters,
    curves: (written) => {
      const values = given({ parameters }, written);
      const rates = ratesOf(values, run);
      return rates.top.map(([quantity, rate]) => ({ quantity, schedule: curve(values, rate, rates) }));
    },
  };
}

const average: Definition = {
  source: 'solo-learn',
  readsNumbers: true,
  name: 'MomentumUpdater',
  formula: 'final_tau − (final_tau − base_tau) · (1 + cos(π t/T)) / 2',
  summary: 'Rises along half a cosine from base_tau to final_tau',
  parameters: [numberOf('base_tau', ...the.firstValue), settingOf('final_tau', 'The last value', 'none', 1), epochs, updates],
  curves: (written) => {
    const values = given(average, written);
    const [first, last, each] = [values.number('base_tau'), values.number('final_tau'), values.optional(perEpoch)];
    const length = values.number('max_epochs') * (each ?? 1);
    const at = (time: number): number => last - ((last - first) * (Math.cos((Math.PI * time) / length) + 1)) / 2;
    return [{ quantity: 'tau', schedule: each === undefined ? overEpochs(at, length, []) : wholeSteps(at, { totalSteps: length }) }];
  },
};

/** The rates of a config of solo-learn, and the average of its momentum encoder. */
export const framework: Framework = keyedFramework({
  name: 'soloLearn',
  reads: {
    field: 'vision',
    library: 'solo-learn',
    what: '`scheduler` of a config, for the network and its classifier, and `tau` of the `momentum` encoder',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['scheduler', 'base_tau'],
  at: ['scheduler', tau],
  kinds: ({ site, has, word }) => {
    const isOurs =
      ['scheduler', 'momentum'].includes(site.place.path[0]!) &&
      ['backbone.name', 'optimizer.batch_size', 'optimizer.lr', 'max_epochs', 'devices'].every(has);
    if (!isOurs) return [];
    const isPretraining = has('method') && !has('pretrained_feature_extractor');
    if (!isPretraining && !has('pretrained_feature_extractor')) return [];
    const name = word(selector) ?? '';
    // Only the evaluation has this one.
    const isKnown = Object.hasOwn(kinds, name) && (name !== 'exponential' || !isPretraining);
    const definition = isKnown ? definitionOf(name, { isPretraining, isValidated: has('data.val_path') }) : undefined;
    const sections: Readonly<Record<string, readonly string[]>> = {
      optimizer: ['lr', 'batch_size', 'weight_decay', 'classifier_lr'],
      '': ['devices', 'num_nodes', 'max_epochs', 'accumulate_grad_batches'],
    };
    const wayOf = (parameter: string): string => {
      const section = Object.keys(sections).find((each) => sections[each]!.includes(parameter)) ?? 'scheduler';
      return section === '' ? parameter : `${section}.${parameter}`;
    };
    return [
      ...(definition ? [{ definition, at: ['scheduler'], ways: definition.parameters.map((each) => wayOf(each.name)) }] : []),
      ...(isPretraining ? [{ definition: average, at: [tau], label: 'momentum', ways: [tau, 'momentum.final_tau', 'max_epochs'] }] : []),
    ];
  },
});
