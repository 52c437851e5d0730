// Schedules made out of schedules: operators between them, and functions such as `sequence(...)` around them.
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { pythonLiteral } from '../../core/pythonLiteral';
import type { Schedule } from '../../core/schedule';
import type { Definition } from '../../language/find/definition';
import { type DefinedCurve, type MadeOf, type PythonExpression, withStanding } from '../../language/find/kind';
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
import { asksForStep, claimAround, claimBehind, isOfNumbers } from './around';
import { compose, type Composition, compositionNames, isComposition, type Operand, operatorOf, usageOf } from './functions';

/** The compositions of schedules. */
export const framework: Framework = {
  name: 'compositions',
  reads: { library: 'Weight Schedules', what: 'sums, sequences, limits and repetitions of schedules', where: 'Python, YAML, JSON, TOML' },
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
  const read = operands.map(({ value }): ReadOperand => {
    if (value.kind === 'number') return { part: undefined, found: undefined };
    const part = site.part(value);
    const found = part ?? site.named(value);
    const isKnown = found?.totalSteps !== undefined || found?.isEndless === true;
    if (site.options.bareWords || !isKnown || found.step === undefined || !found.schedule) return { part, found };
    return { part, found: undefined, weight: found.schedule.at(found.step) };
  });
  const lists = node.kind === 'call' ? operands.filter(({ value, spread }) => /^(?:list|name)$/.test(value.kind) || spread) : [];
  const inLists = lists.flatMap(({ value }) => schedulesWithin(value, site));
  if (inLists.length > 0)
    return {
      ...claimUnfit(site, operator, operands),
      parts: [...read, ...inLists].flatMap(({ part }) => part ?? []).filter((part) => isWithin(part, node)),
    };
  if (!read.some(({ found }) => found)) {
    const weights = node.kind === 'call' ? read.filter(({ weight }) => weight !== undefined) : [];
    return weights.length === 0 ? undefined : { ...claimUnfit(site, operator, operands), parts: weights.flatMap(({ part }) => part ?? []) };
  }
  const parts = read.flatMap(({ part }) => part ?? []);
  const numbers = operands.map(({ value }, index) =>
    read[index]!.found || read[index]!.weight !== undefined ? undefined : site.value(value),
  );
  const unread = numbers.find((number) => number?.ok === false);
  // A weight at a step that only the program knows is a number there, and so is what is made of it.
  const isNumber = ({ found }: ReadOperand, index: number) =>
    found !== undefined && (isWritten(found) || asksForStep(operands[index]!.value, site));
  if (unread && read.some(isNumber)) return undefined;
  const { bareWords } = site.options;
  const numberIn = (result: Evaluated | undefined) => (result?.ok ? toNumber(result.value, bareWords) : undefined);
  const valuesOf = (schedules: readonly (MadeOf | undefined)[]) =>
    operands.map(({ name }, index): Operand => {
      const made = schedules[index];
      return { name: name?.text, value: made ? made.schedule : (read[index]!.weight ?? numberIn(numbers[index])) };
    });
  const isLong = read.flatMap(({ found }) => (found ? [found.isEndless !== true] : []));
  const lengths = new Set(
    read.flatMap(({ found }) => (found && !(found.isEndless === true && found.totalSteps === undefined) ? [found.totalSteps] : [])),
  );
  // Percent of a run and steps cannot be put together, nor can parts of a sequence that are as long as nobody knows.
  const isDrawn = read.every(({ found }) => !found || found.schedule);
  const needsLengths = /^(?:sequence|repeat|shift)$/.test(operator);
  // Only what comes last may have no end.
  const isEndlessInside = needsLengths && isLong.slice(0, operator === 'sequence' ? -1 : undefined).includes(false);
  const isGuess = isDrawn && (isEndlessInside || (lengths.has(undefined) && (lengths.size > 1 || needsLengths)));
  const isUnfit = numbers.some((number) => number?.ok === true && numberIn(number) === undefined);
  const composed: Composition =
    unread?.ok === false
      ? { problem: say('There is no curve: {reason}', { reason: unread.reason }) }
      : isUnfit
        ? { problem: unfit(operator) }
        : isGuess
          ? { problem: unknownLengths }
          : compose(node, operator, valuesOf(read.map(({ found }) => found)));
  const foundOf = (schedule: Schedule) => read.find(({ found }) => found?.schedule === schedule)!.found!;
  const made = composed.operands?.map((value) => (typeof value === 'number' ? value : foundOf(value)));
  return {
    definition: definitionOf(
      operator,
      composed.schedule,
      made ?? [],
      (others) => compose(node, operator, valuesOf(withStanding(read, others))).schedule,
    ),
    arguments: [],
    problems:
      composed.problem === undefined
        ? changedLater(site)
        : [problem(unread || isGuess ? 'unresolved' : 'invalid-composition', composed.problem, node.range)],
    parts,
    isEndless: operator === 'sequence' ? isLong.at(-1) === false : !needsLengths && !isLong.includes(true),
    madeOf: read.flatMap(({ found }) => found ?? []),
  };
}

/** Whether a schedule is one that the program itself defines and calls with its step, or is made of such. */
const isWritten = ({ definition, parts }: FoundSchedule): boolean => definition?.written !== undefined || parts.some(isWritten);

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

function definitionOf(
  operator: string,
  schedule: Schedule | undefined,
  operands: readonly (FoundSchedule | number)[],
  remade: (others: readonly MadeOf[]) => Schedule | undefined,
): Definition {
  // What others are made of is written once, and not at all where it gets longer than anybody reads.
  let python: { readonly expression: PythonExpression | undefined } | undefined;
  return {
    source,
    name: names[operator] ?? operator,
    formula: formulaOf(operator, operands),
    summary: 'Schedules put together',
    parameters: [],
    curves: () => curvesOf(schedule),
    remade: (others) => curvesOf(remade(others)),
    python: () => (python ??= { expression: pythonOf(operator, operands) }).expression,
  };
}

const curvesOf = (schedule: Schedule | undefined): readonly DefinedCurve[] => (schedule ? [{ quantity: 'weight', schedule }] : []);

const names: Readonly<Record<string, string>> = { '+': 'sum', '-': 'difference', '*': 'product', '/': 'quotient' };

/** The composition with the kinds of its parts: `sequence(linear, cosine)`, `(linear + 0.1) * 2`. */
function formulaOf(operator: string, operands: readonly (FoundSchedule | number)[]): string {
  const isOperator = operator in names;
  const parts = operands.map((operand) => {
    if (typeof operand === 'number') return pythonLiteral(operand);
    const { name = '?', formula = '', parameters = [] } = operand.definition ?? {};
    // What has no parameters of its own is made of others; where that gets long, its name has to do.
    if (parameters.length > 0 || formula === '' || formula.length > longestFormula) return name;
    return isOperator && operatorNames.has(name) ? `(${formula})` : formula;
  });
  return isOperator ? parts.join(` ${operator} `) : `${operator}(${parts.join(', ')})`;
}

const operatorNames = new Set(Object.values(names));
const longestFormula = 60;
const longestPython = 20_000;

function pythonOf(operator: string, operands: readonly (FoundSchedule | number)[]): PythonExpression | undefined {
  const parts = operands.map((operand): PythonExpression | undefined =>
    typeof operand === 'number' ? { text: pythonLiteral(operand), functions: [] } : operand.definition?.python?.(givenValues(operand)),
  );
  if (!parts.every((part) => part !== undefined) || parts.reduce((sum, { text }) => sum + text.length, 0) > longestPython) return undefined;
  const functions = parts.flatMap((part) => part.functions);
  const comments = parts.flatMap(({ comment }) => comment ?? []);
  const comment = comments.length > 0 ? { comment: comments.join(' ') } : {};
  if (/^\w+$/.test(operator)) {
    return { text: `${operator}(${parts.map(({ text }) => text).join(', ')})`, functions: [operator, ...functions], ...comment };
  }
  const text = parts.map((part) => (part.isOperation === true ? `(${part.text})` : part.text)).join(` ${operator} `);
  return { text, functions, isOperation: true, ...comment };
}

/** The values of a schedule that are not defaults. */
function givenValues({ parameters }: FoundSchedule): ParameterValues {
  return Object.fromEntries(parameters.filter(({ origin }) => origin.kind !== 'default').map(({ name, value }) => [name, value]));
}

/** The operands of a composition; those in the mapping that ends a resolver have names there: `${repeat:...,{n: 2}}`. */
function operandsOf(node: CallNode | OperationNode, text: string): readonly Argument[] {
  if (node.kind === 'operation') return node.operands.map((value) => ({ value, range: value.range }));
  const last = node.arguments.at(-1);
  if (!isResolver(node, text) || last?.value.kind !== 'mapping' || node.arguments.length < 2) return node.arguments;
  const named = last.value.entries.flatMap(({ key, value }) => (key ? [{ name: key, value, range: value.range }] : []));
  return [...node.arguments.slice(0, -1), ...named];
}
