// The arguments of a schedule, by position, by keyword or as keys of a mapping -> checked parameter values with their sources.
import { say } from '../../core/message';
import { nearest } from '../../core/nearest';
import type { ParameterValue, ParameterValues } from '../../core/parameter';
import type { Argument, Range } from '../tree/tree';
import { type DefinedParameter, type Definition, problemsOfValues } from './definition';
import { isOfDefault } from '../resolve/origin';
import type { Question } from '../resolve/question';
import { byDefault, type FoundParameter, fromElsewhere, type Problem } from './found';
import type { Claim } from './framework';
import type { Site } from './site';
import { problem, repeatedKey, tooManyArguments, unknownWord } from './problems';
import { parameterNamed } from './kind';
import { questionOf } from './questions/questionOf';
import { ofParents } from './configs/ofParents';
import { readArgument } from './readArgument';

/** What the arguments of a schedule come to. */
export interface Bound {
  /** Those that are given or found, then those that have their defaults. */
  readonly parameters: readonly FoundParameter[];
  /** The values of those that are given or found. */
  readonly values: ParameterValues;
  readonly unknowns: readonly Question[];
  readonly problems: readonly Problem[];
  /** There is enough for curves: over the run, or over 0-100 % of it. */
  readonly isComplete: boolean;
}

/** So long is a run whose length is not known, when what goes wrong in a shorter one is looked for. */
const endless = Number.MAX_SAFE_INTEGER;

/** Binds the arguments of a claim to the parameters of its definition. `label` tells the schedule from others in the keys of questions. */
export function bindArguments(site: Site, claim: Claim, definition: Definition, range: Range, label: string): Bound {
  const { bound, problems } = assign(claim, definition, site);
  const parameters: FoundParameter[] = [...(claim.given ?? [])];
  const unknowns: Question[] = [];
  const answerTo = (parameter: DefinedParameter): FoundParameter | undefined => {
    const question = questionOf(parameter, label);
    const value = site.options.answers?.get(question.key);
    if (value === undefined || typeof value !== (parameter.kind === 'number' ? 'number' : 'object')) return undefined;
    return fromElsewhere(parameter.name, { value, origin: { kind: 'answer', question } });
  };
  const ask = (parameter: DefinedParameter) => {
    const answered = answerTo(parameter);
    if (answered) parameters.push(answered);
    else unknowns.push(questionOf(parameter, label));
  };
  for (const { parameter, argument } of bound.values()) {
    if (parameter.kind === 'other') continue;
    const result = readArgument(parameter, argument, site);
    if ('value' in result && isUnset(result) && parameter.ask !== undefined) ask(parameter);
    else if ('value' in result) parameters.push({ name: parameter.name, node: argument.value, ...result });
    else if (parameter.ask !== undefined) ask(parameter);
    // A step that is a loop variable is the normal case: there is just no single value to show.
    else if (parameter.role !== 'probe') problems.push(result.problem);
  }
  const hasSpread = claim.arguments.some(({ spread }) => spread);
  // What is written as the total, and cannot be read, says nothing of the rest.
  const isGivenInSteps = [...bound.values()].some(
    ({ parameter }) => parameter.role !== 'total' && isInSteps(parameter, parameters.find(({ name }) => name === parameter.name)?.value),
  );
  const hasSteps = definition.isInSteps === true || isGivenInSteps;
  const isGiven = (name: string) => bound.has(name) || parameters.some((parameter) => parameter.name === name);
  const total = totalOf(definition, isGiven);
  for (const parameter of definition.parameters) {
    if (isGiven(parameter.name) || (parameter.role === 'total' && parameter !== total)) continue;
    const found =
      ofParents(site, parameter) ?? parameter.from?.(site, isGiven) ?? (parameter.isOfLog === true ? answerTo(parameter) : undefined);
    if (found) parameters.push(found);
    else if (parameter.default !== undefined || parameter.optional === true) continue;
    else if (parameter === total ? definition.isEndless === true : parameter.insteadOf !== undefined) continue;
    else if (parameter.ask !== undefined) ask(parameter);
    else if (parameter.missing && !hasSpread) problems.push(parameter.missing(site, range, !hasSteps));
  }
  const values: ParameterValues = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  const wrong = wrongValues(definition, values, unknowns);
  problems.push(
    ...wrong
      .filter(({ parameter }) => parameter in values || !bound.has(parameter))
      .map(({ parameter, message }) => problem('invalid-value', message, bound.get(parameter)?.argument.value.range ?? range)),
  );
  const asked = new Set(unknowns.map(({ parameter }) => parameter.name));
  const isRead = ({ name, role, kind }: DefinedParameter) => name in values || role === 'probe' || kind === 'other' || asked.has(name);
  return {
    parameters: [...parameters, ...defaults(definition, isGiven)],
    values,
    unknowns,
    problems,
    isComplete:
      wrong.length === 0 &&
      !hasSpread &&
      [...bound.values()].every(({ parameter }) => isRead(parameter)) &&
      definition.parameters.every(({ name, role, standIn }) => !asked.has(name) || (role ?? standIn) !== undefined) &&
      (isLengthKnown(definition, values, unknowns) || !hasSteps),
  };
}

/** Whether an option has -1 until somebody sets it. */
const isUnset = ({ value, origin }: Pick<FoundParameter, 'value' | 'origin'>): boolean => value === -1 && isOfDefault(origin);

/** The parameter that says how long a schedule is, or that would where none does: one in epochs, where something else is given in epochs. */
export function totalOf({ parameters }: Definition, isGiven: (name: string) => boolean): DefinedParameter | undefined {
  const totals = parameters.filter(({ role }) => role === 'total');
  const isInEpochs = parameters.some(({ name, unit, insteadOf }) => insteadOf !== undefined && unit === 'epochs' && isGiven(name));
  return totals.find(({ name }) => isGiven(name)) ?? (isInEpochs ? totals.find(({ unit }) => unit === 'epochs') : undefined) ?? totals[0];
}

/** Whether it is known how long the schedule is: it says so, has no parameter that does, or is the same however long it is. */
export function isLengthKnown(definition: Definition, values: ParameterValues, unknowns: readonly Question[]): boolean {
  if (definition.parameters.length === 0) return true;
  const isAsked = (name: string) => unknowns.some(({ parameter }) => parameter.name === name);
  if (definition.parameters.some(({ name, standIn }) => standIn !== undefined && isAsked(name))) return false;
  const total = totalOf(definition, (name) => name in values);
  if (!total || total.name in values) return true;
  if (definition.isEndless === true)
    return definition.parameters.some((parameter) => parameter.name in values && isInSteps(parameter, values[parameter.name]));
  return total.optional === true && !isAsked(total.name);
}

/** With an unknown total, what depends on it cannot be checked: nothing is too long for an endless run. */
function wrongValues(definition: Definition, values: ParameterValues, unknowns: readonly Question[]) {
  const total = totalOf(definition, (name) => name in values);
  const isOpen = total && !(total.name in values) && total.optional !== true && definition.isEndless !== true;
  const checked = isOpen ? { ...values, [total.name]: endless } : values;
  const asked = new Set(unknowns.map(({ parameter }) => parameter.name));
  const list = definition.parameters.filter(({ name }) => name in checked || !asked.has(name));
  const { check, ...alone } = definition;
  return problemsOfValues(unknowns.length > 0 || !check ? alone : definition, checked, list);
}

interface Assigned {
  readonly bound: ReadonlyMap<string, { readonly parameter: DefinedParameter; readonly argument: Argument }>;
  readonly problems: Problem[];
}

/** Which argument belongs to which parameter. */
function assign({ arguments: list, isOpen = false }: Claim, definition: Definition, site: Site): Assigned {
  const positional = definition.parameters.filter((parameter) => parameter.positional === true && parameter.role !== 'selector');
  const problems: Problem[] = [];
  const bound = new Map<string, { readonly parameter: DefinedParameter; readonly argument: Argument }>();
  const { bareWords } = site.options;
  /** What has an argument; and the names of Python's own that have one, which may be `None` but stand once. */
  const [given, taken] = [new Set<string>(), new Set<string>()];
  /** The keywords of a call itself, each of which stands there once, even where it says nothing. */
  const words = new Set<string>();
  const isInCall = (argument: Argument) => site.node.kind === 'call' && site.node.arguments.includes(argument);
  let position = 0;
  let hasName = false;
  for (const argument of list) {
    const { name, spread } = argument;
    const parameter = name ? parameterNamed(definition, name.text) : spread ? undefined : positional[position++];
    if (name) hasName = true;
    const before = parameter && bound.get(parameter.name);
    const isOwn = !bareWords && parameter !== undefined && (!name || name.text === parameter.name);
    const isTwice = name !== undefined && words.has(name.text);
    if (name && isInCall(argument)) words.add(name.text);
    const isTaken = isTwice || (isOwn && taken.has(parameter.name));
    if (isOwn && !spread) taken.add(parameter.name);
    if (spread) {
      problems.push(problem('unresolved', say('What is spread here is not written out, so there is no curve.'), argument.range));
    } else if (hasName && !name) {
      // In Python the language's own tools say it.
      if (bareWords) problems.push(problem('misplaced-argument', say('Positional arguments come first.'), argument.range));
    } else if (!parameter) {
      const isKeyBeingTyped = isOpen && hasNoValueYet(argument);
      const isExtra = !name && definition.takesNoMore === true && isInCall(argument);
      const complain = isExtra ? tooMany(positional) : (definition.complaint ?? mistypedIn(definition, list));
      const complaint = isKeyBeingTyped ? undefined : complain(argument, position, isOpen);
      if (complaint) problems.push(complaint);
    } else if (parameter.kind !== 'other' && !isTaken && isNothing(argument, site)) {
      continue;
    } else if (isOpen && name && before?.argument.name?.text === name.text) {
      problems.push(repeatedKey(before.argument.name));
      bound.set(parameter.name, { parameter, argument });
    } else if (isTaken || given.has(parameter.name)) {
      problems.push(
        problem('repeated-argument', say('{parameter} is given more than once.', { parameter: parameter.name }), argument.range),
      );
    } else {
      given.add(parameter.name);
      bound.set(parameter.name, { parameter, argument });
    }
  }
  return { bound, problems };
}

/** What to say of the first argument that is too many. A name that is being typed is most often that of an argument. */
const tooMany =
  (parameters: readonly DefinedParameter[]): NonNullable<Definition['complaint']> =>
  ({ value }, position) => {
    const isHalfWritten = value.kind === 'name' && parameters.some(({ name }) => name.startsWith(value.name));
    if (position > parameters.length + 1 || isHalfWritten) return undefined;
    return tooManyArguments(
      parameters.map(({ name }) => name),
      value.range,
    );
  };

/** What to say of the name of an argument that a kind does not have: where it is a few letters away from a parameter that is not given. */
const mistypedIn =
  (definition: Definition, list: readonly Argument[]): NonNullable<Definition['complaint']> =>
  (argument, _, isOpen) => {
    const { name } = argument;
    if (!name || isOpen || hasNoValueYet(argument)) return undefined;
    const given = new Set(list.map((other) => other.name && parameterNamed(definition, other.name.text)?.name));
    const free = definition.parameters.map((parameter) => parameter.name).filter((each) => !given.has(each));
    const near = nearest(name.text, free);
    return near.length > 0 ? unknownWord('argument', name.text, near, name.range) : undefined;
  };

const hasNoValueYet = ({ value: { range } }: Argument): boolean => range.from === range.to;

/** Whether an argument says that there is none: `None`, `null`, or what stands for it. What is being typed has no value yet. */
function isNothing({ value: node }: Argument, site: Site): boolean {
  if (!/^(?:null|name|reference|call)$/.test(node.kind) || node.range.from === node.range.to) return false;
  if (node.kind === 'name' && node.name === 'null' && site.options.bareWords) return true;
  const result = site.value(node);
  return result.ok && result.value === null;
}

/** Whether something is given in steps, which says nothing while the total is unknown; none of them are no part of any run. */
function isInSteps({ unit, kind, role, insteadOf }: DefinedParameter, value: ParameterValue | undefined): boolean {
  if (role === 'probe' || value === 0) return false;
  return (
    unit === 'steps' ||
    (unit === 'epochs' && insteadOf !== undefined) ||
    kind === 'points' ||
    (unit === 'steps or fraction' && typeof value === 'number' && value >= 1)
  );
}

/** The parameters that shape the curve without being written. */
function defaults(definition: Definition, isGiven: (name: string) => boolean): readonly FoundParameter[] {
  return definition.parameters.flatMap(({ name, default: value, isQuiet }) =>
    isGiven(name) || value === undefined || typeof value === 'function' || isQuiet === true ? [] : [byDefault(name, value)],
  );
}
