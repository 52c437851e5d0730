// The kinds of schedules of a Trainer, whose values are keys of a config or arguments of TrainingArguments.
import { say } from '../../core/message';
import { numberValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { askSteps, numberOf, selectorOf } from '../shared/parameters';
import { isSince, type ReleaseOptions } from '../shared/release';
import { schedulerCall } from '../shared/installed';
import { getScheduler, runParameters } from './installed';
import { type Multiplier, multipliers, olderWarmupStableDecay } from './multipliers';
import { scheduleOf } from './scheduleOf';
import * as the from '../shared/usual';

/** What a trainer does in its own way. */
export interface TrainerKind {
  /** The key that names the kind of schedule. */
  readonly selector: string;
  /** The learning rate where it is left out; undefined where it must be given. */
  readonly rate?: number;
  /** The updates of the warm-up of a run of so many. */
  readonly warmup: (values: ParameterValues, total: number) => number;
  /** It reads text such as 1e-5 as a number. */
  readonly readsNumbers?: boolean;
  /** The kinds of its own that transformers does not have. */
  readonly ownNames?: readonly string[];
  /** What is wrong with the keys of the warm-up. */
  readonly check?: (values: ParameterValues) => readonly ParameterProblem[];
}

/** How transformers reads its keys of the warm-up in the release that is used. A file that has warmup_ratio is for a release that knows it. */
export function warmupOfTransformers(options: ReleaseOptions): Pick<TrainerKind, 'warmup' | 'check'> {
  const isFive = isSince(options, 'transformers', '5.0');
  const isKnown = options.versions?.has('transformers') === true;
  const lacksRatio = isKnown && isSince(options, 'transformers', '5.15');
  return {
    warmup: ({ warmup_steps: steps = 0, warmup_ratio: ratio }, total) => {
      if (!isFive) return Number(steps) > 0 ? Number(steps) : Math.ceil(total * Number(ratio ?? 0));
      const given = Number(isKnown ? (ratio ?? steps) : Number(steps) > 0 ? steps : (ratio ?? 0));
      return given >= 1 && !(ratio === 1 && !isKnown) ? Math.floor(given) : Math.ceil(total * given);
    },
    check: ({ warmup_steps: steps = 0, warmup_ratio: ratio }) => [
      ...(lacksRatio && ratio !== undefined
        ? [
            {
              parameter: 'warmup_ratio',
              message: say('transformers 5.15 and later have no warmup_ratio: a warmup_steps below 1 is a part of the run.'),
            },
          ]
        : []),
      ...(!isFive && !Number.isInteger(steps)
        ? [
            {
              parameter: 'warmup_steps',
              message: say('Before transformers 5, warmup_steps must be a whole number; warmup_ratio is a part of the run.'),
            },
          ]
        : []),
    ],
  };
}

/** The multiplier of a name as the release that is used has it; undefined where it has none of that name. */
export function multiplierOf(name: string, options: ReleaseOptions): Multiplier | undefined {
  const multiplier = multipliers[name];
  if (name === 'cosine_warmup_with_min_lr' && !isSince(options, 'transformers', '4.54')) return undefined;
  if (name === 'warmup_stable_decay' && !isSince(options, 'transformers', '4.49')) return olderWarmupStableDecay;
  // Before 5.4 the Trainer did not hand the timescale on.
  if (name !== 'inverse_sqrt' || !multiplier || isSince(options, 'transformers', '5.4')) return multiplier;
  return { ...multiplier, at: (step, run) => multiplier.at(step, { ...run, values: {} }) };
}

/** The definition of a kind of schedule of a trainer, which may be its own; undefined where there is none of that name. */
export function trainerDefinition(name: string, kind: TrainerKind, options: ReleaseOptions, own?: Multiplier): Definition | undefined {
  const multiplier = own ?? multiplierOf(name, options);
  if (!multiplier) return undefined;
  const { formula, summary, note, parameters = [], check } = multiplier;
  const all = (given: ParameterValues): ParameterValues => ({ ...(kind.rate !== undefined && { learning_rate: kind.rate }), ...given });
  return {
    source: 'transformers',
    ...(kind.readsNumbers === true && { readsNumbers: true }),
    name,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters: [...sharedParameters(kind), ...parameters],
    check: (given) => [
      ...(kind.check?.(given) ?? []),
      ...[check?.(given, numberValue(all(given), 'learning_rate'))].flatMap((problem) => problem ?? []),
    ],
    curves: (given) => {
      const values = all(given);
      const [rate, total] = [numberValue(values, 'learning_rate'), numberValue(values, 'max_steps')];
      return [{ quantity: 'lr', schedule: scheduleOf(multiplier, { rate, total, values, warmup: kind.warmup(values, total) }) }];
    },
    // transformers cannot be asked for what a trainer has of its own.
    ...(!own && {
      installed: (given) => {
        const values = all(given);
        const total = numberValue(values, 'max_steps');
        const run = { lr: values.learning_rate!, num_warmup_steps: kind.warmup(values, total), num_training_steps: total };
        return getScheduler(
          name,
          schedulerCall({ name, parameters: [...runParameters(multiplier), ...parameters] }, { ...values, ...run }),
        );
      },
    }),
    select: (word) => trainerDefinition(word, kind, options),
  };
}

/** The parameters of every schedule of a trainer. */
function sharedParameters({ selector, rate, ownNames = [] }: TrainerKind): readonly DefinedParameter[] {
  return [
    selectorOf(selector, [...Object.keys(multipliers), ...ownNames]),
    numberOf('learning_rate', ...the.highestRate, { role: 'base', ...(rate !== undefined && { default: rate }) }),
    numberOf('max_steps', 'The optimizer steps of the run', 'steps', {
      role: 'total',
      ...askSteps,
      domain: { min: 1, integer: true },
    }),
    numberOf('warmup_steps', 'The steps of the warm-up; below 1 a part of the run', 'steps or fraction', {
      default: 0,
      domain: { min: 0 },
    }),
    numberOf('warmup_ratio', ...the.warmUpPart, {
      optional: true,
      isQuiet: true,
      domain: { min: 0, max: 1 },
    }),
  ];
}
