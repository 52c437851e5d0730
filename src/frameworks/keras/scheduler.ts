// Keras's callback that asks a function for the rate of each epoch (Keras 3.15, callbacks/learning_rate_scheduler.py).
import { say } from '../../core/message';
import { recurrence } from '../../core/computed/wholeSteps';
import { numberOfValue } from '../functions/stepFunction';
import type { DefinedParameter } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { float32 as f } from '../shared/float32';
import { functionAt, type GivenFunction } from '../functions/given/functionAt';
import { argumentOf } from '../shared/optimizer';
import { numberOf, silent, numberAs } from '../shared/parameters';
import { rateOfModel } from './plateau';
import * as the from '../shared/usual';

/** What it is called. */
export const schedulerName = 'LearningRateScheduler';

const rate: DefinedParameter = {
  ...numberOf('learning_rate', 'The learning rate of the optimizer, before the first epoch', 'rate', { role: 'base', positional: false }),
  from: rateOfModel,
  ask: 'What is the learning rate of the optimizer?',
};

const epochs: DefinedParameter = numberOf('epochs', ...the.runEpochs, {
  role: 'total',
  positional: false,
  optional: true,
  isQuiet: true,
  from: epochsOfFit,
});

/** So far is a schedule shown where nothing says how long the run is. */
const shownEpochs = 100;

/** `LearningRateScheduler(schedule)`: a function of the epoch and of the rate of the epoch before, or of the epoch alone where it takes no more. */
export function claimScheduler(site: Site, node: CallNode): Claim | undefined {
  const written = argumentOf(node, 'schedule', 0);
  if (!written) return undefined;
  const given = functionAt(site, written);
  const rateAt = 'at' in given ? ratesOf(given) : undefined;
  // A function of the file that takes the epoch alone has its own curve.
  if (rateAt?.isOfEpoch === true && written.kind === 'name') return undefined;
  const problems = rateAt
    ? []
    : [problem('unresolved', say('What this function comes to is not known, so there is no curve.'), written.range)];
  return {
    definition: {
      source: 'keras.callbacks',
      name: schedulerName,
      formula: rateAt?.isOfEpoch === true ? 'schedule(epoch)' : 'schedule(epoch, rate of the epoch before)',
      summary: 'Asks a function for the rate at the beginning of each epoch',
      note: 'A function that comes to an int ends the training with an error: it must be a float.',
      parameters: [...(rateAt && !rateAt.isOfEpoch ? [rate] : []), epochs, silent('schedule'), silent('verbose')],
      curves: ({ learning_rate: first, epochs: total }) => {
        if (!rateAt) return [];
        const shape = { totalSteps: typeof total === 'number' ? total : shownEpochs, unit: 'epoch' } as const;
        return [
          { quantity: 'lr', schedule: recurrence(rateAt.at(0, f(Number(first))), (before, epoch) => rateAt.at(epoch, before), shape) },
        ];
      },
    },
    arguments: node.arguments,
    problems,
  };
}

interface Rates {
  /** The rate of an epoch, after that of the one before; NaN where Keras raises an error. */
  readonly at: (epoch: number, before: number) => number;
  readonly isOfEpoch: boolean;
}

/** The rates that a function gives; undefined where they are not known. */
function ratesOf({ at, withRate }: Extract<GivenFunction, { at: unknown }>): Rates | undefined {
  const first = withRate(0, 0.1);
  // Keras asks a second time, with the epoch alone.
  const isOfEpoch = first.kind === 'raised' && first.type === 'TypeError';
  if (isOfEpoch) return Number.isNaN(at(0)) ? undefined : { isOfEpoch, at: (epoch) => f(at(epoch)) };
  if (first.kind !== 'value') return undefined;
  return {
    isOfEpoch,
    at: (epoch, before) => {
      const outcome = withRate(epoch, before);
      const value = outcome.kind === 'value' && !Number.isInteger(outcome.value) ? numberOfValue(outcome.value) : undefined;
      return f(value ?? NaN);
    },
  };
}

/** The epochs for which the file trains its model. */
function epochsOfFit(site: Site): FoundParameter | undefined {
  const calls = site
    .calls('fit')
    .flatMap((call) => (call.node.kind === 'call' ? [{ call, given: argumentOf(call.node, 'epochs', -1) }] : []));
  const [only, ...more] = calls.filter(({ given }) => given);
  return numberAs('epochs', only?.given && more.length === 0 ? only.call.value(only.given) : undefined);
}
