// Schedules made out of schedules: operators between them, and functions such as `sequence(...)` around them.
import { say } from '../../core/message';
import type { Schedule } from '../../core/schedule';
import { type MadeOf, withStanding } from '../../language/find/kind';
import type { FoundSchedule } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import { toNumber } from '../../language/find/readArgument';
import type { Site } from '../../language/find/site';
import { problem } from '../../language/find/problems';
import type { Evaluated } from '../../language/resolve/value';
import { isResolver } from '../../language/find/finder';
import type { Argument, CallNode, Node, OperationNode } from '../../language/tree/tree';
import { changedLater } from '../schedule/changedLater';
import { source } from '../schedule/definitions';
import { framework as schedules } from '../schedule/index';
import { asksForStep, claimAround, claimBehind, isOfNumbers, isOfStep } from './around';
import { definitionOf } from './definition';
import { compose, type Composition, compositionNames, isComposition, type Operand, operatorOf, usageOf } from './functions';

/** The compositions of schedules. */
export const framework: Framework = {
  name: 'compositions',
  reads: {
    field: 'own',
    library: 'Weight Schedules',
    what: 'sums, sequences, limits and repetitions of schedules',
    where: 'Python, YAML, JSON, TOML',
  },
  // The schedules in it have them; those that have names are found by these.
  marks: (options) => schedules.marks(options),
  runtimeFunctions: compositionNames,
  recognise,
};

/** What an operand is: a schedule that stands here or is called by its name, its weight where a program asks for that of a step, or something else. */
interface ReadOperand {
  readonly part: FoundSchedule | undefined;
  readonly found: FoundSchedule | undefined;
  readonly weight?: number;
}

function recognise(site: Site): Claim | undefined {
  const { node } = site;
  if (node.kind === 'unknown') return claimBehind(site, node);
  if (node.kind !== 'operation' && node.kind !== 'call') return undefined;
  // What the file defines itself is the user's own.
  const isKnown = isComposition(node, site.callee) && (node.kind === 'operation' || (site.callee !== undefined && !isOfNumbers(site)));
  if (!isKnown) return claimAround(site, node);
  const operator = operatorOf(node, site.callee);
  const operands = operandsOf(node, site.text);
  const read = operands.map(({ value }) => readOperand(value, site));
  const parts: FoundSchedule[] = [];
  for (const { part } of read) if (part) parts.push(part);
  if (node.kind === 'call') {
    const lists = operands.filter(({ value, spread }) => value.kind === 'list' || value.kind === 'name' || spread);
    const inLists = lists.flatMap(({ value }) => schedulesWithin(value, site));
    if (inLists.length > 0) {
      const all = [...parts, ...inLists.flatMap(({ part }) => part ?? [])];
      return { ...claimUnfit(site, operator, operands), parts: all.filter((part) => isWithin(part, node)) };
    }
  }
  if (read.some(({ found }) => found)) return claimMade(site, node, operator, operands, read, parts);
  const isAsked = node.kind === 'call' && read.some(({ weight }) => weight !== undefined);
  const asked = isAsked ? read.flatMap(({ part, weight }) => (part && weight !== undefined ? [part] : [])) : [];
  return isAsked ? { ...claimUnfit(site, operator, operands), parts: asked } : undefined;
}

function readOperand(value: Node, site: Site): ReadOperand {
  if (value.kind === 'number') return noSchedule;
  const part = site.part(value);
  const found = part ?? site.named(value);
  if (!found) return noSchedule;
  const isKnown = found.totalSteps !== undefined || found.isEndless === true;
  if (site.options.bareWords || !isKnown || found.step === undefined || !found.schedule) return { part, found };
  return { part, found: undefined, weight: found.schedule.at(found.step) };
}

const noSchedule: ReadOperand = { part: undefined, found: undefined };

/** The claim of a composition of which one operand at least is a schedule. `parts` are those that stand in it. */
function claimMade(
  site: Site,
  node: CallNode | OperationNode,
  operator: string,
  operands: readonly Argument[],
  read: readonly ReadOperand[],
  parts: readonly FoundSchedule[],
): Claim | undefined {
  const { bareWords } = site.options;
  const madeOf: FoundSchedule[] = [];
  const given: Operand[] = [];
  let unread: Evaluated | undefined;
  let isUnfit = false;
  for (let index = 0; index < operands.length; index++) {
    const [{ name, value }, { found, weight }] = [operands[index]!, read[index]!];
    if (found) madeOf.push(found);
    const number = (found ?? weight !== undefined) ? undefined : site.value(value);
    const result = number?.ok === true ? toNumber(number.value, bareWords) : undefined;
    if (number?.ok === false) unread ??= number;
    if (number?.ok === true && result === undefined) isUnfit = true;
    given.push({ name: name?.text, value: found ? found.schedule : (weight ?? result) });
  }
  // A weight at a step that only the program knows is a number there, and so is what is made of it.
  const isNumber = ({ found }: ReadOperand, index: number) =>
    found !== undefined &&
    (isOfWritten(found, operands[index]!.value, site) || isOfStep(found) || asksForStep(operands[index]!.value, site));
  if (unread && read.some(isNumber)) return undefined;
  const isGuess = isGuessed(operator, madeOf);
  const composed: Composition =
    unread?.ok === false
      ? { problem: say('There is no curve: {reason}', { reason: unread.reason }) }
      : isUnfit
        ? { problem: unfit(operator) }
        : isGuess
          ? { problem: unknownLengths }
          : compose(node, operator, given);
  const foundOf = (schedule: Schedule) => madeOf.find((found) => found.schedule === schedule)!;
  const made = composed.operands?.map((value) => (typeof value === 'number' ? value : foundOf(value)));
  return {
    definition: {
      ...definitionOf(operator, composed.schedule, made ?? [], remadeOf(node, operator, given, read)),
      ...(madeOf.some(isOfStep) && { isValue: true }),
    },
    arguments: [],
    problems:
      composed.problem === undefined
        ? changedLater(site)
        : [problem(unread || isGuess ? 'unresolved' : 'invalid-composition', composed.problem, node.range)],
    parts,
    isEndless: operator === 'sequence' ? madeOf.at(-1)?.isEndless === true : !isOfLengths(operator) && madeOf.every(hasNoLength),
    madeOf,
  };
}

/** The composition with others in the place of the schedules that stand in it. */
const remadeOf =
  (node: Node, operator: string, given: readonly Operand[], read: readonly ReadOperand[]) =>
  (others: readonly MadeOf[]): Schedule | undefined => {
    const schedules = withStanding(read, others);
    const operands = given.map((operand, index): Operand => {
      const made = schedules[index];
      return made ? { name: operand.name, value: made.schedule } : operand;
    });
    return compose(node, operator, operands).schedule;
  };

/** Whether a composition needs to know how long its parts are. */
const isOfLengths = (operator: string): boolean => operator === 'sequence' || operator === 'repeat' || operator === 'shift';

const hasNoLength = ({ isEndless }: FoundSchedule): boolean => isEndless === true;

/** Percent of a run and steps cannot be put together, nor can parts of a sequence that are as long as nobody knows. */
function isGuessed(operator: string, madeOf: readonly FoundSchedule[]): boolean {
  if (!madeOf.every(({ schedule }) => schedule)) return false;
  const isOpen = madeOf.some((found) => found.totalSteps === undefined && !hasNoLength(found));
  if (!isOfLengths(operator)) return isOpen && madeOf.some(({ totalSteps }) => totalSteps !== undefined);
  // Only what comes last may have no end.
  return isOpen || (operator === 'sequence' ? madeOf.slice(0, -1) : madeOf).some(hasNoLength);
}

/** Whether a schedule is one that the program itself defines and calls with its step, or is made of such. */
const isWritten = ({ definition, parts }: FoundSchedule): boolean => definition?.written !== undefined || parts.some(isWritten);

/** Whether a function of the step is among what something is made of, itself or by its name. */
const isOfWritten = (found: FoundSchedule, node: Node, site: Site): boolean =>
  isWritten(found) ||
  (node.kind === 'operation' &&
    operandsOf(node, site.text).some(({ value }) => {
      const inner = readOperand(value, site).found;
      return inner !== undefined && isOfWritten(inner, value, site);
    }));

const unfit = (operator: string) => say('The arguments do not fit: {usage}.', { usage: usageOf(operator) });

/** A composing function around a list of schedules, or around what is spread. */
function claimUnfit({ node }: Site, operator: string, operands: readonly Argument[]): Claim {
  const spread = operands.find((operand) => operand.spread);
  const wrong = spread
    ? problem('unresolved', say('What is spread here is not written out, so there is no curve.'), spread.range)
    : problem('invalid-composition', unfit(operator), node.range);
  return { definition: undefined, source, arguments: [], problems: [wrong] };
}

/** The schedules among the items of a list, or in what such a list is multiplied with. */
function schedulesWithin(node: Node, site: Site): readonly ReadOperand[] {
  const led = node.kind === 'name' ? site.follow(node) : undefined;
  if (led?.node.kind === 'list') return schedulesWithin(led.node, led);
  const inner = node.kind === 'list' ? node.items : node.kind === 'operation' ? node.operands : [];
  return inner.flatMap((item): readonly ReadOperand[] => {
    const part = site.part(item);
    const found = part ?? site.named(item);
    return found ? [{ part, found }] : schedulesWithin(item, site);
  });
}

const isWithin = ({ range }: FoundSchedule, node: Node): boolean => node.range.from <= range.from && range.to <= node.range.to;

const unknownLengths = say('There is no curve: how many steps its parts take is not known of all of them.');

/** The operands of a composition; those in the mapping that ends a resolver have names there: `${repeat:...,{n: 2}}`. */
function operandsOf(node: CallNode | OperationNode, text: string): readonly Argument[] {
  if (node.kind === 'operation') return node.operands.map((value) => ({ value, range: value.range }));
  const last = node.arguments.at(-1);
  if (!isResolver(node, text) || last?.value.kind !== 'mapping' || node.arguments.length < 2) return node.arguments;
  const named = last.value.entries.flatMap(({ key, value }) => (key ? [{ name: key, value, range: value.range }] : []));
  return [...node.arguments.slice(0, -1), ...named];
}
