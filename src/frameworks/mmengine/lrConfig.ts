// `lr_config` and `momentum_config` of MMCV 1.x (1.7.2): the value at an epoch or iteration by a policy, and a warm-up in iterations over it.
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { literal } from '../../language/resolve/origin';
import type { MappingNode } from '../../language/tree/tree';
import { given, type Given } from '../shared/define';
import { numberOf, switchOf, wordOf } from '../shared/parameters';
import { initialValue, iterationsPerEpoch, lengthOfRun } from './optimWrapper';
import { policies, type Policy, type Quantity } from './policies';
import { entryArguments } from '../shared/entryArguments';

/** The schedule of an `lr_config` or a `momentum_config`; undefined where its policy is none that is known, or changes nothing. */
export function claimUpdater(site: Site, node: MappingNode, quantity: Quantity): Claim | undefined {
  const valueAt = (key: string) => entryOf(node, key)?.value;
  const selector = valueAt('policy');
  const word = selector && site.word(selector);
  if (!selector || word === undefined) return undefined;
  const known = policies[quantity];
  const hook = hookOf(word);
  const policy = Object.hasOwn(known, hook) ? known[hook]! : undefined;
  // Groups of parameters may have rates of their own: a list of them, or a mapping by optimizers.
  if (!policy || ['max_lr', 'base_momentum', 'max_momentum'].some((key) => /list|mapping/.test(valueAt(key)?.kind ?? ''))) return undefined;
  const byEpoch = valueAt('by_epoch');
  const countsIterations = site.at('runner.max_iters') !== undefined;
  // A runner that counts iterations has the policy of the rate do so, too.
  const isByEpoch = byEpoch?.kind === 'boolean' ? byEpoch.value : quantity === 'momentum' || !countsIterations;
  const countsEpochs = policy.isPerIteration !== true && isByEpoch;
  // Such a runner has no epochs at which the momentum would change.
  if (quantity === 'momentum' && countsEpochs && countsIterations) return undefined;
  const isPerEpoch = countsEpochs && !countsIterations;
  const isStuck = countsEpochs && countsIterations;
  const warmUp = isStuck ? undefined : valueAt('warmup');
  const name: FoundParameter = { name: 'policy', value: word, node: selector, origin: literal, literal: selector.range };
  const every = hook === 'Step' && valueAt('step')?.kind !== 'list';
  const needsTotal = policy.needsTotal === true && !isStuck && !valueAt('total_steps');
  return {
    definition: definitionOf(word, isStuck ? { ...policy, ...stuck } : policy, {
      quantity,
      isPerEpoch,
      hasWarmUp: warmUp !== undefined && warmUp.kind !== 'null',
      every,
      needsTotal,
    }),
    arguments: entryArguments(node.entries, (key, value) => key !== 'policy' && value.kind !== 'null'),
    given: [name],
    isOpen: true,
  };
}

/** What a policy does that waits for epochs, of which a runner that counts iterations has none: not even its warm-up is done. */
const stuck: Pick<Policy, 'value' | 'note'> = {
  value: (_, base) => base,
  note: 'The rate never changes: a runner that counts iterations has no epochs, for which by_epoch waits.',
};

/** MMCV's class begins with a capital, which a word in lower case gets. */
const hookOf = (word: string): string =>
  word === word.toLowerCase() ? word.replace(/[a-z]+/g, (part) => part.charAt(0).toUpperCase() + part.slice(1)) : word;

/** `every`: the step is a single number, from one drop to the next. */
interface Shape {
  readonly quantity: Quantity;
  readonly isPerEpoch: boolean;
  readonly hasWarmUp: boolean;
  readonly every: boolean;
  readonly needsTotal: boolean;
}

const interval = numberOf('step', 'How long it is from one drop to the next', 'count', { domain: { min: 1 } });

function definitionOf(name: string, policy: Policy, { quantity, isPerEpoch, hasWarmUp, every, needsTotal }: Shape): Definition {
  const isRate = quantity === 'lr';
  const total = isPerEpoch ? 'max_epochs' : 'max_iters';
  const length: DefinedParameter = {
    ...numberOf(total, 'The length of the run', isPerEpoch ? 'epochs' : 'steps', { role: 'total' }),
    from: (site) => lengthOfRun(site, isPerEpoch, total),
    ...(needsTotal
      ? {
          asksRun: isPerEpoch ? 'epoch' : 'step',
          ask: isPerEpoch ? 'How many epochs does the run have?' : 'How many iterations does the run have?',
        }
      : { optional: true }),
  };
  const warmUp = [
    wordOf('warmup', 'The shape of the warm-up', ['linear', 'constant', 'exp']),
    numberOf('warmup_iters', 'The iterations of the warm-up, or its epochs', 'count', { domain: { above: 0 } }),
    numberOf('warmup_ratio', 'The part of the rate with which it begins', 'factor', {
      default: isRate ? 0.1 : 0.9,
      domain: { above: 0, max: 1 },
    }),
    ...(isRate ? [switchOf('warmup_by_epoch', 'Whether the warm-up is counted in epochs', false, { isQuiet: true })] : []),
  ];
  const isInEpochs = isPerEpoch && !hasWarmUp;
  const own = every ? [interval, ...policy.parameters.slice(1)] : policy.parameters;
  const parameters: readonly DefinedParameter[] = [
    ...(policy.isAbsolute === true ? [] : [initialValue(quantity, 'optimizer')]),
    ...own,
    switchOf('by_epoch', 'Whether the value changes with the epoch, not with the iteration', isPerEpoch, {
      isQuiet: true,
    }),
    ...(hasWarmUp ? warmUp : []),
    length,
    // What is counted in epochs beside iterations.
    ...(hasWarmUp ? [isPerEpoch ? iterationsPerEpoch : { ...iterationsPerEpoch, optional: true }] : []),
  ];
  return {
    source: `mmcv.${quantity}_config`,
    name,
    formula: policy.formula,
    summary: isRate
      ? 'Sets the rate by its policy before each epoch or iteration, and a part of it during the warm-up'
      : 'Sets the momentum by its policy before each epoch or iteration, and more than that during the warm-up',
    ...(policy.note !== undefined && { note: policy.note }),
    parameters,
    check: (values) => problemsOf(quantity, name, given({ parameters }, values), total),
    curves: (values) => {
      const all = given({ parameters }, values);
      const perEpoch = isInEpochs ? 1 : (all.optional(iterationsPerEpoch.name) ?? NaN);
      const scale = isPerEpoch ? perEpoch : 1;
      const run = all.optional(total);
      const regular = (step: number): number => {
        const at = isPerEpoch ? Math.floor(step / perEpoch) : step;
        return policy.value(all, policy.isAbsolute === true ? NaN : all.number(quantity), at, run ?? NaN);
      };
      const end = hasWarmUp ? all.number('warmup_iters') * (all.is('warmup_by_epoch') ? perEpoch : 1) : 0;
      return [
        {
          quantity,
          schedule: wholeSteps((step) => regular(step) * (step < end ? warming(all, step / end) ** (isRate ? 1 : -1) : 1), {
            totalSteps: Math.max(1, Math.ceil((run ?? shownLength(all)) * scale)),
            unit: isInEpochs ? 'epoch' : 'step',
          }),
        },
      ];
    },
  };
}

/** The part of the regular rate at a part of the warm-up. */
function warming(values: Given, part: number): number {
  const ratio = values.number('warmup_ratio');
  if (values.word('warmup') === 'constant') return ratio;
  return values.word('warmup') === 'exp' ? ratio ** (1 - part) : 1 - (1 - part) * (1 - ratio);
}

/** How much is shown of a run whose length is not known. */
function shownLength({ all }: Given): number {
  if (typeof all.total_steps === 'number') return all.total_steps;
  const steps = [all.step, all.periods].flat().filter((each) => typeof each === 'number');
  const last = Array.isArray(all.periods) ? steps.reduce((sum, each) => sum + each, 0) : Math.max(0, ...steps) * 1.5;
  return last > 0 ? last : 100;
}

function problemsOf(quantity: Quantity, policy: string, values: Given, run: string): readonly ParameterProblem[] {
  const [least, ratio] = [`min_${quantity}`, `min_${quantity}_ratio`];
  const hasOne = (values.optional(least) === undefined) !== (values.optional(ratio) === undefined);
  if (!hasOne && /Cosine|Annealing/.test(policy))
    return [{ parameter: least, message: say('One of {least} and {ratio} must be given.', { least, ratio }) }];
  const [cycle, length] = [values.optional('total_steps'), values.optional(run)];
  if (cycle === undefined || length === undefined || cycle >= length) return [];
  return [{ parameter: 'total_steps', message: say('The cycle is shorter than the run, which MMCV refuses.') }];
}
