// The arguments of a schedule, by position, by keyword or as keys of a mapping -> checked parameter values with their sources.
import { checkParameters } from '../../core/methods/checkParameters';
import { findParameter, methods, parametersOf, positionalOf } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';
import type { Parameter, ParameterValue } from '../../core/parameter';
import { nearest } from '../../core/nearest';
import type { Environment } from '../resolve/environment';
import { evaluate } from '../resolve/evaluate';
import type { FoundParameter, Problem } from './found';
import { norInParents } from '../resolve/parents';
import { problem, repeatedKey, unknownWord } from './problems';
import type { Argument, Node, Range } from '../tree/tree';
import { asNumber, type Value } from '../resolve/values';

/** What the arguments of a schedule come to; `complete` says that there is enough for a curve. */
export interface Bound {
  readonly parameters: readonly FoundParameter[];
  readonly problems: readonly Problem[];
  readonly complete: boolean;
}

/** How arguments are read at one schedule. */
export interface BindContext {
  readonly method: Method;
  readonly environment: Environment;
  /** The whole call or mapping, for what is said of something that is not there. */
  readonly range: Range;
  /** Whether other keys may stand beside a schedule's: true for mappings. */
  readonly open: boolean;
  /** Whether a bare word is a string: true in config files, where `schedule(cosine, ...)` needs no quotes. */
  readonly bareWords: boolean;
  /** Finds the total steps where the schedule itself does not say them. */
  readonly total: () => FoundParameter | undefined;
}

/** Binds arguments to the parameters of a method. The argument that names the method itself must be left out. */
export function bindArguments(list: readonly Argument[], context: BindContext): Bound {
  const { method, environment, range, bareWords } = context;
  const { bound, problems } = assign(list, context);
  const parameters: FoundParameter[] = [];
  for (const { parameter, argument } of bound.values()) {
    const result = readValue(parameter, argument, environment, bareWords);
    if ('value' in result) parameters.push({ name: parameter.name, node: argument.value, ...result });
    // A step that is a loop variable is the normal case: there is just no single value to show.
    else if (parameter.name !== 'step') problems.push(result.problem);
  }
  if (!bound.has('total_steps')) {
    const total = context.total();
    if (total) parameters.push(total);
    else if (!list.some(({ spread }) => spread)) problems.push(problem('missing-argument', 'warning', missingTotal(environment), range));
  }
  const values = valuesOf(parameters);
  // With an unknown total, what depends on it cannot be checked: nothing is too long for an endless run.
  const wrong = checkParameters(method, { ...values, total_steps: values.total_steps ?? Number.MAX_SAFE_INTEGER });
  problems.push(
    ...wrong
      .filter(({ parameter }) => parameter in values || !bound.has(parameter))
      .map(({ parameter, message }) => problem('invalid-value', 'error', message, bound.get(parameter)?.argument.value.range ?? range)),
  );
  const given = new Set(parameters.map(({ name }) => name));
  const known =
    wrong.length === 0 && [...bound.keys()].every((name) => given.has(name) || name === 'step') && !list.some(({ spread }) => spread);
  return {
    parameters: [...parameters, ...defaults(method, bound)],
    problems,
    complete: known && (given.has('total_steps') || !usesSteps(bound)),
  };
}

/** Whether only the name of an argument stands there yet. */
const isUnwritten = ({ value: { range } }: Argument): boolean => range.from === range.to;

function missingTotal({ parents }: Environment): string {
  const where = `around it${norInParents(parents)}`;
  return `total_steps is missing, and the length of the run is not given ${where}: the curve is drawn over 0–100 % of the run.`;
}

interface Assigned {
  readonly bound: ReadonlyMap<string, { readonly parameter: Parameter; readonly argument: Argument }>;
  readonly problems: Problem[];
}

/** Which argument belongs to which parameter. */
function assign(list: readonly Argument[], context: BindContext): Assigned {
  const { method, open, bareWords } = context;
  const problems: Problem[] = [];
  const bound = new Map<string, { readonly parameter: Parameter; readonly argument: Argument }>();
  // The first one is the method.
  let position = 1;
  let hasName = false;
  for (const argument of list) {
    const parameter = argument.name ? findParameter(method, argument.name.text) : positionalOf(method)[argument.spread ? -1 : position++];
    if (argument.name) hasName = true;
    if (argument.spread) {
      problems.push(problem('unresolved', 'information', 'What is spread here is not written out, so there is no curve.', argument.range));
    } else if (hasName && !argument.name) {
      // In Python the language's own tools say it.
      if (bareWords) problems.push(problem('misplaced-argument', 'error', 'Positional arguments come first.', argument.range));
    } else if (!parameter) {
      const { name, value } = argument;
      const isKeyBeingTyped = open && isUnwritten(argument);
      const complaint = isKeyBeingTyped ? undefined : name ? unknownArgument(name, context) : extraArgument(method, position - 1, value);
      if (complaint) problems.push(complaint);
    } else if (open && argument.name && bound.get(parameter.name)?.argument.name?.text === argument.name.text) {
      problems.push(repeatedKey(bound.get(parameter.name)!.argument.name!));
      bound.set(parameter.name, { parameter, argument });
    } else if (bound.has(parameter.name)) {
      problems.push(problem('repeated-argument', 'error', `${parameter.name} is given more than once.`, argument.range));
    } else {
      bound.set(parameter.name, { parameter, argument });
    }
  }
  return { bound, problems };
}

/** Whether something is given in steps, which says nothing while the total is unknown. */
function usesSteps(bound: Assigned['bound']): boolean {
  return [...bound.values()].some(({ parameter }) => parameter.unit.startsWith('steps') && parameter.name !== 'step');
}

/** The parameters that shape the curve without being written: the weight and what the method itself has. */
function defaults(method: Method, bound: Assigned['bound']): readonly FoundParameter[] {
  const own = [findParameter(method, 'base_weight')!, ...method.parameters];
  return own.flatMap(({ name, default: value }) =>
    bound.has(name) || value === undefined || typeof value === 'function'
      ? []
      : [{ name, value, node: undefined, origin: 'default', literal: undefined }],
  );
}

/** Parameter values by name. */
export function valuesOf(parameters: readonly FoundParameter[]): Record<string, ParameterValue> {
  return Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
}

/** What any method takes by position. */
const positions = [...new Set(methods.flatMap(positionalOf).map(({ name }) => name))];

function extraArgument(method: Method, position: number, value: Node): Problem | undefined {
  const name = positions[position];
  // A name that is being typed is most often that of an argument.
  const isHalfWritten = value.kind === 'name' && parametersOf(method).some((parameter) => parameter.name.startsWith(value.name));
  if (position > positions.length || isHalfWritten) return undefined;
  if (name === undefined) {
    return problem('too-many-arguments', 'error', `Too many arguments: by position, there are only ${positions.join(', ')}.`, value.range);
  }
  return problem('unused-argument', 'warning', `${method.name} does not use ${name}, the fourth argument.`, value.range);
}

/** What to say of a keyword that the method does not have; nothing, for a key of a mapping that means something else. */
function unknownArgument(name: NonNullable<Argument['name']>, { method, open }: BindContext): Problem | undefined {
  if (methods.some((other) => findParameter(other, name.text))) {
    return problem('unused-argument', 'warning', `${method.name} does not use ${name.text}.`, name.range);
  }
  const known = parametersOf(method).flatMap((parameter) => [parameter.name, ...parameter.aliases]);
  const near = nearest(name.text, known).filter((text) => text.length > 2);
  if (open && near.length === 0) return undefined;
  const all = parametersOf(method).map((parameter) => parameter.name);
  return unknownWord('argument', name.text, near, name.range, name.range, ` ${method.name} takes ${all.join(', ')}.`);
}

type Read = Pick<FoundParameter, 'value' | 'origin' | 'literal' | 'files'> | { readonly problem: Problem };

function readValue(parameter: Parameter, argument: Argument, environment: Environment, bareWords: boolean): Read {
  const { name, value: node } = argument;
  const unresolved = (severity: Problem['severity'], message: string, range: Range): Read => ({
    problem: problem('unresolved', severity, `${parameter.name} ${message}`, range),
  });
  if (isUnwritten(argument)) return unresolved('warning', 'has no value.', (name ?? argument).range);
  const isWord = bareWords && node.kind === 'name';
  const bare = isWord ? bareWord(parameter, node.name) : undefined;
  if (bare !== undefined) return { value: bare, origin: undefined, literal: node.range };
  const result = evaluate(node, environment);
  const mustBe = `must be ${wanted[parameter.kind]}.`;
  if (!result.ok) return unresolved('information', isWord ? mustBe : `is not known: ${result.reason}`, result.range);
  const value = convert[parameter.kind](result.value, bareWords);
  if (value === undefined) return { problem: problem('wrong-type', 'error', `${parameter.name} ${mustBe}`, node.range) };
  return { value, origin: result.origin, literal: result.literal, ...(result.files && { files: result.files }) };
}

/** What a word without quotes means in a config file. */
function bareWord({ kind }: Parameter, word: string): ParameterValue | undefined {
  if (kind === 'choice') return word;
  return kind === 'switch' && /^(?:true|false)$/i.test(word) ? word.toLowerCase() === 'true' : undefined;
}

const wanted: Record<Parameter['kind'], string> = {
  number: 'a number',
  choice: 'a word',
  switch: 'true or false',
  numbers: 'a list of numbers',
  points: 'a list of [step, value] points',
};

/** A value as what a kind of parameter takes; in config files text that reads as a number is one. Undefined where it is none. */
const convert: Record<Parameter['kind'], (value: Value, isConfig: boolean) => ParameterValue | undefined> = {
  number: toNumber,
  choice: (value) => (typeof value === 'string' ? value : undefined),
  switch: (value) => (typeof value === 'boolean' ? value : undefined),
  numbers: (value, isConfig) => listOf(value, (item) => toNumber(item, isConfig)),
  points: (value, isConfig) =>
    listOf(value, (item) => {
      const [step, weight, ...rest] = listOf(item, (part) => toNumber(part, isConfig)) ?? [];
      return step === undefined || weight === undefined || rest.length > 0 ? undefined : ([step, weight] as const);
    }),
};

function toNumber(value: Value, isConfig: boolean): number | undefined {
  return isConfig ? asNumber(value) : typeof value === 'number' ? value : undefined;
}

function listOf<T>(value: Value, convertItem: (item: Value) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = (value as readonly Value[]).map(convertItem);
  return items.includes(undefined) ? undefined : (items as readonly T[]);
}
