// The calls whose arguments are schedulers: `SequentialLR` and `ChainedScheduler`.
import { type Message, say } from '../../core/message';
import { ascends } from '../../core/ascending';
import { numbersValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import { type FoundParameter, type FoundSchedule, installedCallOf, type Problem } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import type { MadeOf } from '../../language/find/kind';
import type { Site } from '../../language/find/site';
import { problem } from '../../language/find/problems';
import type { CallNode, Node } from '../../language/tree/tree';
import { takenAt } from '../functions/given/alternatives';
import { argumentOf, fromOptimizer, isTensorRate, otherRates } from '../shared/optimizer';
import { numberOf, silent } from '../shared/parameters';
import { rates } from '../shared/groups';
import { schedulerCall } from '../shared/installed';
import { isSince } from '../shared/release';
import { type Listed, schedulesIn } from '../shared/wholeList';
import { chainOf, sequenceOf } from './parts';
import type { Release, Scheduler } from './running';
import { curvesOf, schedulerOf, type TorchDefinition } from './torchDefinition';

const source = 'torch.optim.lr_scheduler';

/** The names of the classes. */
export const compositionNames = ['SequentialLR', 'ChainedScheduler'] as const;

/** The claim of a call of one of the classes. */
export function claimComposition(name: (typeof compositionNames)[number], node: CallNode, site: Site, release: Release): Claim {
  const isSequence = name === 'SequentialLR';
  const parts = schedulesIn(site, argumentOf(node, 'schedulers', isSequence ? 1 : 0), takenAt);
  const isListed = parts.length > 0;
  const all = (group: number, others: readonly MadeOf[] = []): readonly (Scheduler | undefined)[] => {
    const standing = others.values();
    return parts.map(({ found, part }) => found && schedulerOf(found, group, part ? standing.next().value : undefined));
  };
  const isKnown = isListed && all(0).every((each) => each !== undefined);
  const checkCount = (values: ParameterValues): readonly ParameterProblem[] => {
    const counts = { parts: parts.length, milestones: parts.length - 1, count: numbersValue(values, 'milestones').length };
    const message = say('{parts} schedulers need {milestones} milestones, but there are {count}.', counts);
    return counts.count === counts.milestones ? [] : [{ parameter: 'milestones', message }];
  };
  // In 2.4 to 2.9 a sequence makes a rate that is a tensor and `initial_lr` one.
  const { options } = site;
  const isOne = isSequence && isTensorRate(site) && isSince(options, 'torch', '2.4') && !isSince(options, 'torch', '2.10');
  // Those that have a name are made where that is bound: one may set what another one begins with.
  const madeAt = ({ found }: Listed): number => found?.range.to ?? Infinity;
  const order = parts.map((_, index) => index).sort((a, b) => madeAt(parts[a]!) - madeAt(parts[b]!) || a - b);
  const made = (of: readonly Scheduler[], values: ParameterValues): Scheduler =>
    isSequence ? sequenceOf(of, order, numbersValue(values, 'milestones'), release, isOne) : chainOf(of, order);
  const schedulerFor: TorchDefinition['schedulerFor'] = (values, group) => made(all(group) as readonly Scheduler[], values);
  const schedulerWith = (others: readonly MadeOf[], values: ParameterValues, group: number) =>
    made(all(group, others) as readonly Scheduler[], values);
  const ownParameters = isSequence ? sequenceParameters : chainParameters;
  const definition: TorchDefinition = {
    source,
    name,
    ...(isSequence ? sequenceTexts : chainTexts),
    parameters: ownParameters,
    takesNoMore: !release.hasVerbose,
    ...(isSequence && isListed && { check: checkCount }),
    schedulerFor,
    schedulerWith,
    installed: (values, steps) => {
      const calls = parts.flatMap(({ found: part }) => (part && installedCallOf(part, steps)) ?? []);
      return calls.length === parts.length ? { ...schedulerCall({ name, parameters: ownParameters }, values), parts: calls } : undefined;
    },
    curves: (values) => (isKnown ? curvesOf(values, (group) => schedulerFor(values, group)) : []),
    remade: (others, values) => (isKnown ? curvesOf(values, (group) => schedulerWith(others, values, group)) : []),
  };
  const found = parts.flatMap((part) => part.found ?? []);
  const chains = parts.filter((part) => part.found?.definition?.name === 'ChainedScheduler');
  return {
    definition,
    arguments: node.arguments,
    given: ratesOf(site, found),
    problems: [
      ...(release.chainsTakeOptimizer || isSequence
        ? []
        : refused(argumentOf(node, 'optimizer', 1), say('Before torch 2.4 a chain takes no optimizer.'))),
      ...(release.undoesAll || !isSequence
        ? []
        : chains.flatMap((part) => refused(part.item, say('Before torch 2.6 a sequence takes no chain.')))),
      ...parts.filter((part) => !part.found).map(({ item }) => unknownPart(item)),
    ],
    parts: parts.flatMap(({ part }) => part ?? []),
    // The rate is that of the whole, which asks for it once.
    madeOf: found.map((part) => ({ ...part, unknowns: part.unknowns.filter(({ parameter }) => parameter.name !== 'lr') })),
  };
}

const sequenceTexts = {
  formula: 'scheduler i at t − milestone i, from the base rate on',
  summary: 'Runs one scheduler after the other',
  note: 'Each part starts at the base rate, not where the one before ended.',
};
const chainTexts = {
  formula: 'each scheduler, one on top of the other',
  summary: 'Runs all schedulers at each step',
  note: 'A scheduler that sets the rate outright undoes what those before it did.',
};
const sequenceParameters = [
  ...rates,
  silent('optimizer'),
  silent('schedulers'),
  numberOf('milestones', 'The steps at which the next scheduler begins', 'steps', {
    kind: 'numbers',
    check: (value) => ascends(value as readonly number[]),
  }),
  silent('last_epoch'),
];
const chainParameters = [...rates, silent('schedulers'), silent('optimizer')];

/** The rates of the optimizer, which the first part knows where the call itself does not say it. */
function ratesOf(site: Site, parts: readonly FoundSchedule[]): readonly FoundParameter[] {
  const own = [fromOptimizer(site, 'lr'), otherRates(site)].flatMap((each) => each ?? []);
  if (own.length > 0) return own;
  const names = rates.map(({ name }) => name);
  return parts[0]?.parameters.filter(({ name }) => names.includes(name)) ?? [];
}

const refused = (node: Node | undefined, message: Message): readonly Problem[] =>
  node ? [problem('invalid-value', message, node.range)] : [];

const unknownPart = ({ range }: Node): Problem =>
  problem('no-curve', say('What this scheduler does is not known, so there is no curve.'), range);
