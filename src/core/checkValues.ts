import { formatExact } from './format';
import { type Message, say } from './message';
import { isReplaced, type Parameter, type ParameterProblem, type ParameterValue, type ParameterValues } from './parameter';
import { largest } from './schedule';

/** What is wrong with the values given for parameters, in the order of the parameters; empty where nothing is. */
export function checkValues(parameters: readonly Parameter[], values: ParameterValues): readonly ParameterProblem[] {
  const isGiven = (name: string) => values[name] !== undefined;
  return parameters.flatMap((parameter) => {
    const { name, insteadOf } = parameter;
    if (!isGiven(name) && (insteadOf !== undefined || isReplaced(parameters, name, isGiven))) return [];
    const other = isGiven(name) && insteadOf !== undefined ? rivalOf(parameter, parameters, isGiven) : undefined;
    const message = other === undefined ? wrongWith(parameter, values[name]) : bothGiven(other, name);
    return message === undefined ? [] : [{ parameter: parameter.name, message }];
  });
}

/** The parameter before this one that stands for the same and is given, too. */
function rivalOf(parameter: Parameter, parameters: readonly Parameter[], isGiven: (name: string) => boolean): string | undefined {
  const { insteadOf } = parameter;
  const before = parameters.slice(0, parameters.indexOf(parameter));
  return before.find((other) => (other.name === insteadOf || other.insteadOf === insteadOf) && isGiven(other.name))?.name;
}

const bothGiven = (first: string, second: string): Message =>
  say('{first} and {second} are both given: only one of them can say it.', { first, second });

/** The value that a parameter has when it is left out, undefined where it has none. */
export function defaultOf(parameter: Parameter, totalSteps: number): ParameterValue | undefined {
  return typeof parameter.default === 'function' ? parameter.default(totalSteps) : parameter.default;
}

function wrongWith(parameter: Parameter, value: ParameterValue | undefined): Message | undefined {
  const { name } = parameter;
  if (value === undefined) {
    const isNeeded = parameter.default === undefined && parameter.optional !== true;
    return isNeeded ? say('{parameter} must be given.', { parameter: name }) : undefined;
  }
  const broken =
    wrongKind(parameter, value) ??
    numbersIn(value)
      .map((number) => brokenRule(parameter, number))
      .find((message) => message !== undefined);
  if (broken !== undefined) return broken;
  const sentence = parameter.check?.(value);
  return sentence === undefined ? undefined : say(sentence, { parameter: name });
}

function wrongKind({ name, kind, choices, canonical }: Parameter, value: ParameterValue): Message | undefined {
  const args = { parameter: name, value: shownValue(value) };
  const isNumber = (item: unknown): boolean => typeof item === 'number';
  const isPoint = (item: unknown): boolean => Array.isArray(item) && item.length === 2 && item.every(isNumber);
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? undefined : say('{parameter} must be a number, but is {value}.', args);
    case 'switch':
      return typeof value === 'boolean' ? undefined : say('{parameter} must be true or false, but is {value}.', args);
    case 'choice':
      return typeof value === 'string' && (!choices || choices.includes(canonical?.(value) ?? value))
        ? undefined
        : say('{parameter} must be one of {choices}, but is {value}.', { ...args, choices: (choices ?? []).join(', ') });
    case 'numbers':
      if (!Array.isArray(value)) return say('{parameter} must be a list of numbers, but is {value}.', args);
      return value.every(isNumber)
        ? undefined
        : say('{parameter} must be a list of numbers, but has {value}.', { ...args, value: firstUnfit(value, isNumber) });
    case 'points':
      if (!Array.isArray(value)) return say('{parameter} must be a list of [step, value] points, but is {value}.', args);
      if (value.length === 0) return say('{parameter} must be a list of [step, value] points.', args);
      return value.every(isPoint)
        ? undefined
        : say('{parameter} must be a list of [step, value] points, but has {value}.', { ...args, value: firstUnfit(value, isPoint) });
    case 'other':
      return undefined;
  }
}

/** The first item of a list that does not fit, as it is shown. */
function firstUnfit(items: readonly ParameterValue[], fits: (item: unknown) => boolean): string {
  return shownValue(items.find((item) => !fits(item))!);
}

function shownValue(value: ParameterValue): string {
  return typeof value === 'object' ? 'a list' : typeof value === 'number' ? formatExact(value) : String(value);
}

function numbersIn(value: ParameterValue): readonly number[] {
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? (value.flat() as readonly number[]) : [];
}

function brokenRule({ name, domain = {} }: Parameter, value: number): Message | undefined {
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity, integer = false } = domain;
  const size = Math.abs(value);
  const rules: readonly (readonly [holds: boolean, sentence: string, bound?: number])[] = [
    [Number.isFinite(value), '{parameter} must be a finite number, but is {value}.'],
    [value === 0 || (size <= largest && size >= 1 / largest), '{parameter} must be between 1e-100 and 1e100 in size, but is {value}.'],
    [!integer || Number.isInteger(value), '{parameter} must be a whole number, but is {value}.'],
    [value >= min, '{parameter} must be >= {bound}, but is {value}.', min],
    [value > above || above === -Infinity, '{parameter} must be > {bound}, but is {value}.', above],
    [value <= max, '{parameter} must be <= {bound}, but is {value}.', max],
    [value < below || below === Infinity, '{parameter} must be < {bound}, but is {value}.', below],
  ];
  const broken = rules.find(([holds]) => !holds);
  if (!broken) return undefined;
  const [, sentence, bound] = broken;
  return say(sentence, { parameter: name, value: formatExact(value), ...(bound !== undefined && { bound: formatExact(bound) }) });
}
