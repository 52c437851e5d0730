// Keras's callback that lowers the rate where a metric gets no better (Keras 3.15, callbacks/reduce_lr_on_plateau.py).
import { recurrence } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';
import { given } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { argumentOf } from '../shared/optimizer';
import { numberOf, silent, wordOf, numberAs, byOptimizer } from '../shared/parameters';
import { checkFactor, loggedLength, loggedMetric, metricOf } from '../shared/plateau';
import * as the from '../shared/usual';

/** The rates that optimizers have by default, where that is not 0.001. */
const defaults: Readonly<Record<string, number>> = { SGD: 0.01 };
const optimizers = /^(?:SGD|RMSprop|Adam|AdamW|Adamax|Nadam|Adagrad|Adadelta|Adafactor|Ftrl|Lion|Lamb|Muon)$/i;

const whole = { min: 0, integer: true } as const;
const parameters: readonly DefinedParameter[] = [
  {
    ...numberOf('learning_rate', ...the.optimizerRate, { role: 'base', positional: false }),
    from: rateOfModel,
    ask: 'What is the learning rate of the optimizer?',
  },
  {
    name: 'monitor',
    aliases: [],
    description: 'The metric',
    unit: 'none',
    kind: 'choice',
    positional: true,
    default: 'val_loss',
    isQuiet: true,
  },
  numberOf('factor', ...the.dropFactor, { default: 0.1 }),
  numberOf('patience', 'The epochs without a better metric that it waits for', 'epochs', { default: 10, domain: whole }),
  silent('verbose'),
  wordOf('mode', 'Whether a lower or a higher metric is better', ['auto', 'min', 'max'], { isQuiet: true }),
  numberOf('min_delta', 'How much better counts, whatever the size of the metric', 'none', { default: 1e-4, isQuiet: true }),
  numberOf('cooldown', 'The epochs behind a drop that do not count', 'epochs', { default: 0, domain: whole }),
  numberOf('min_lr', ...the.lowestRate, { default: 0 }),
  loggedMetric,
];
/** Metrics of which Keras knows that a higher one is better. */
const better = /acc|auc|precision|recall|iou|f\d?_?score|fbeta|r2/i;

/** `ReduceLROnPlateau(monitor='val_loss', factor=0.1, patience=10, ...)`, on a metric that stays as it is, or on that of a log. */
export const reduceLROnPlateau: Definition = {
  source: 'keras.callbacks',
  name: 'ReduceLROnPlateau',
  formula: 'lr · factor^(drops), at least min_lr',
  summary: 'Drops by a factor when a metric has not got better for patience epochs',
  note: 'It depends on a metric, not on the epoch: drawn is what it does while the metric stays as it is, or on that of a training log. min_delta is no part of the metric: small losses that fall by less than that count as no better.',
  parameters,
  check: checkFactor,
  curves: (all) => {
    const values = given({ parameters }, all);
    const [patience, pause, factor, least] = ['patience', 'cooldown', 'factor', 'min_lr'].map((name) => values.number(name)) as [
      number,
      number,
      number,
      number,
    ];
    const metric = metricOf(all);
    const isMax = values.word('mode') === 'max' || (values.word('mode') === 'auto' && better.test(values.word('monitor')));
    const delta = values.number('min_delta');
    const isBetter = (current: number, best: number) => (isMax ? f(current - delta) > f(best) : f(current + delta) < f(best));
    let [best, waited, pausing] = [undefined as number | undefined, 0, 0];
    const next = (rate: number, epoch: number): number => {
      const wasPausing = pausing > 0;
      if (wasPausing) [waited, pausing] = [0, pausing - 1];
      const current = metric(epoch);
      const isBest = best === undefined || isBetter(current, best);
      if (isBest) [best, waited] = [current, 0];
      if (isBest || pausing > 0) return rate;
      waited++;
      if (waited < patience || rate <= f(least)) return rate;
      [waited, pausing] = [0, pause];
      return f(Math.max(rate * factor, least));
    };
    const totalSteps = loggedLength(all) ?? 2 * pause + 4 * (patience + 1);
    return [{ quantity: 'lr', schedule: recurrence(f(values.number('learning_rate')), next, { totalSteps, unit: 'epoch' }) }];
  },
};

/** The rate of the optimizer that the model of the file is compiled with. */
export function rateOfModel(site: Site): FoundParameter | undefined {
  const calls = site.calls('compile');
  const [compile] = calls;
  const optimizer = compile && calls.length === 1 ? argumentOf(compile.node as CallNode, 'optimizer', 0) : undefined;
  if (!compile || !optimizer) return undefined;
  const name = compile.word(optimizer);
  const ofDefault = (word: string): FoundParameter | undefined => {
    const value = Object.entries(defaults).find(([key]) => key.toLowerCase() === word.toLowerCase())?.[1] ?? 0.001;
    return byOptimizer('learning_rate', optimizers.test(word) ? value : undefined);
  };
  if (name !== undefined) return ofDefault(name);
  const made = optimizer.kind === 'call' ? compile.inside(optimizer) : compile.follow(optimizer);
  if (made?.node.kind !== 'call') return undefined;
  const written = argumentOf(made.node, 'learning_rate', 0);
  if (!written) return ofDefault(lastPart(made.node.callee));
  return numberAs('learning_rate', made.value(written));
}
