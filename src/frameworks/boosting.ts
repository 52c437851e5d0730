// Boosted trees: the callbacks of xgboost (3.2, callback.py) and lightgbm (4.7, callback.py) that set a parameter before each round.
import { wholeSteps } from '../core/computed/wholeSteps';
import type { Schedule } from '../core/schedule';
import type { Framework } from '../language/find/framework';
import type { Site } from '../language/find/site';
import type { Argument, Node } from '../language/tree/tree';
import { lastPart } from '../language/tree/walk';
import { functionAt } from './functions/given/functionAt';
import { unknownFunction } from './functions/given/lambdaSchedulers';
import { argumentOf } from './shared/optimizer';
import { silent } from './shared/parameters';
import { numberIn } from '../language/resolve/value';

const callbacks = /^(?:xgboost\.callback\.LearningRateScheduler|lightgbm\.(?:callback\.)?reset_parameter)$/;

/** So many rounds are drawn where nothing says how many there are. */
const shownRounds = 100;

/** The callbacks that change a parameter from round to round. */
export const framework: Framework = {
  name: 'boosting',
  reads: {
    field: 'libraries',
    library: 'xgboost and lightgbm',
    what: '`LearningRateScheduler` and `reset_parameter`, of lists and of functions of the round',
    where: 'Python',
  },
  language: 'python',
  marks: () => ['LearningRateScheduler', 'reset_parameter'],
  recognise: (site) => {
    const { node, callee = '' } = site;
    if (node.kind !== 'call' || !callbacks.test(callee)) return undefined;
    const isXgboost = callee.startsWith('xgboost');
    const rates = isXgboost ? argumentOf(node, 'learning_rates', 0) : undefined;
    const written = isXgboost
      ? rates && [{ quantity: 'lr', value: rates }]
      : node.arguments.flatMap(({ name, value }: Argument) =>
          name ? [{ quantity: name.text === 'learning_rate' ? 'lr' : name.text, value }] : [],
        );
    if (!written || written.length === 0) return undefined;
    const read = written.map(({ quantity, value }) => ({ quantity, value, schedule: scheduleOf(site, value) }));
    return {
      definition: {
        source: isXgboost ? 'xgboost.callback' : 'lightgbm',
        name: lastPart(callee),
        formula: 'the value of each round',
        summary: 'Sets a parameter before each round of boosting',
        note: isXgboost
          ? 'A list must have a value for each round: behind its last one there is an error.'
          : 'A list must have as many values as there are rounds: any other length is an error.',
        parameters: (isXgboost ? ['learning_rates'] : written.map(({ quantity }) => quantity)).map(silent),
        curves: () => read.flatMap(({ quantity, schedule }) => (schedule ? [{ quantity, schedule }] : [])),
      },
      arguments: node.arguments,
      isOpen: true,
      problems: read.flatMap(({ value, schedule }) => (schedule ? [] : [unknownFunction(value.range)])),
    };
  },
};

/** The values of the rounds, by a list or a function of the round; undefined where they are not known. */
function scheduleOf(site: Site, node: Node): Schedule | undefined {
  const result = site.value(node);
  if (result.ok && Array.isArray(result.value)) {
    const values = result.value as readonly unknown[];
    if (values.length === 0 || !values.every((each) => typeof each === 'number')) return undefined;
    return wholeSteps((round) => values[round] ?? NaN, { totalSteps: Math.max(1, values.length - 1), past: 'fails' });
  }
  const found = functionAt(site, node);
  if (!('at' in found) || found.asked.length > 0 || Number.isNaN(found.at(0))) return undefined;
  return wholeSteps(found.at, { totalSteps: roundsOf(site) ?? found.extent({}) ?? shownRounds });
}

/** The rounds for which the file trains. */
function roundsOf(site: Site): number | undefined {
  const given = site.calls('train').flatMap((call) => {
    const written =
      call.node.kind === 'call' && /^(?:xgboost|lightgbm)\./.test(call.callee ?? '')
        ? argumentOf(call.node, 'num_boost_round', 2)
        : undefined;
    return numberIn(written && call.value(written)) ?? [];
  });
  return given.length === 1 ? given[0] : undefined;
}
