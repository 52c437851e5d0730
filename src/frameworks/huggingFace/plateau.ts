// `lr_scheduler_type="reduce_lr_on_plateau"` of transformers' Trainer (5.24): PyTorch's scheduler, which each evaluation steps.
import { recurrence, wholeSteps } from '../../core/computed/wholeSteps';
import { say } from '../../core/message';
import { numberValue } from '../../core/methods/values';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { problem } from '../../language/find/problems';
import { byDefault, type FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { literal } from '../../language/resolve/origin';
import type { Argument, Node } from '../../language/tree/tree';
import { numberOf, selectorOf } from '../shared/parameters';
import {
  checkFactor,
  drawnMetric,
  lowered,
  lowestRate,
  plateauDefaults,
  plateauLength,
  plateauParameters,
  smallestDrop,
} from '../shared/plateau';
import type { Trainer } from './claimTrainer';
import { kwargsAt } from './kwargs';
import * as the from '../shared/usual';

export const plateauName = 'reduce_lr_on_plateau';

const own = [...plateauParameters, lowestRate, smallestDrop('eps')].map((each): DefinedParameter => ({ ...each, positional: false }));

/** The rate where evaluations come every `eval_steps` updates, or every epoch. */
function definitionOf({ selector, rate }: Trainer, isByEpochs: boolean): Definition {
  const steps = numberOf('eval_steps', 'The updates between two evaluations', 'steps', {
    positional: false,
    domain: { min: 1, integer: true },
  });
  return {
    source: 'transformers',
    name: plateauName,
    formula: 'learning_rate · factor^(drops), at least min_lr',
    summary: 'Drops by a factor when a metric has not got better for more than patience evaluations',
    note: 'It depends on a metric, not on the step: drawn is what it does while the metric stays at 1, or on that of a training log. Each evaluation steps it once, the one at the end too, and the keys of a warm-up do not count.',
    parameters: [
      selectorOf(selector, [plateauName]),
      numberOf('learning_rate', ...the.highestRate, {
        role: 'base',
        positional: false,
        ...(rate !== undefined && { default: rate }),
      }),
      ...(isByEpochs ? [] : [steps]),
      ...own,
      ...drawnMetric,
    ],
    check: checkFactor,
    curves: (given) => {
      const values = { ...plateauDefaults, eps: 1e-8, ...(rate !== undefined && { learning_rate: rate }), ...given };
      const next = lowered(values, { least: numberValue(values, 'min_lr'), smallest: numberValue(values, 'eps') });
      const totalSteps = plateauLength(values);
      const rates = recurrence(numberValue(values, 'learning_rate'), next, { totalSteps, unit: 'epoch' });
      if (isByEpochs) return [{ quantity: 'lr', schedule: rates }];
      const every = numberValue(values, 'eval_steps');
      return [{ quantity: 'lr', schedule: wholeSteps((step) => rates.at(Math.floor(step / every)), { totalSteps: totalSteps * every }) }];
    },
  };
}

/** The claim of a Trainer's arguments, or of the keys beside the name of the schedule. */
export function claimPlateau(site: Site, written: readonly Argument[], trainer: Trainer, selector: Node): Claim {
  const named = (key: string) => written.find((each) => each.name?.text === key)?.value;
  const strategy = named('eval_strategy') ?? named('evaluation_strategy');
  const word = strategy && site.word(strategy);
  const steps = named('eval_steps') ?? named('logging_steps');
  const kwargs = kwargsAt(site, named('lr_scheduler_kwargs'));
  const isOwn = (name: string) => own.some((each) => each.name === name);
  const definition = definitionOf(trainer, word === 'epoch');
  const kind: FoundParameter = { name: trainer.selector, value: plateauName, node: selector, origin: literal, literal: selector.range };
  // Without eval_steps an evaluation comes with each entry of the log, and these every 500 updates.
  const every: FoundParameter = byDefault('eval_steps', 500);
  const isByDefault = word === 'steps' && steps === undefined;
  const isNone = strategy === undefined || word === 'no';
  const message = say('{name} needs evaluations: transformers refuses it without an eval_strategy.', { name: plateauName });
  return {
    definition: isNone ? { ...definition, curves: () => [] } : definition,
    arguments: [
      ...written.filter(({ name }) => name?.text === 'learning_rate'),
      ...(word === 'epoch' || !steps ? [] : [{ name: { text: 'eval_steps', range: steps.range }, value: steps, range: steps.range }]),
      ...kwargs.arguments.filter(({ name }) => name && isOwn(name.text)),
    ],
    given: [kind, ...(isByDefault || isNone ? [every] : []), ...kwargs.given.filter(({ name }) => isOwn(name))],
    isOpen: true,
    problems: isNone ? [problem('invalid-value', message, selector.range)] : [],
  };
}
