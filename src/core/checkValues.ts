import { formatExact } from './format';
import type { Parameter, ParameterProblem, ParameterValue, ParameterValues } from './parameter';
import { largest } from './schedule';

/** What is wrong with the values given for parameters, a sentence each, in the order of the parameters; empty where nothing is. */
export function checkValues(parameters: readonly Parameter[], values: ParameterValues): readonly ParameterProblem[] {
  return parameters.flatMap((parameter) => {
    const wrong = wrongWith(parameter, values[parameter.name]);
    return wrong === undefined ? [] : [{ parameter: parameter.name, message: `${parameter.name} ${wrong}.` }];
  });
}

/** The value that a parameter has when it is left out, undefined where it has none. */
export function defaultOf(parameter: Parameter, totalSteps: number): ParameterValue | undefined {
  return typeof parameter.default === 'function' ? parameter.default(totalSteps) : parameter.default;
}

/** The rest of a sentence that begins with the parameter's name. */
function wrongWith(parameter: Parameter, value: ParameterValue | undefined): string | undefined {
  if (value === undefined) {
    const needed = parameter.default === undefined && parameter.optional !== true;
    return needed ? 'must be given' : undefined;
  }
  const rule =
    wrongKind(parameter, value) ??
    numbersIn(value)
      .map((number) => brokenRule(parameter, number))
      .find(isString);
  if (rule !== undefined) return rule;
  const rest = parameter.check?.(value);
  return rest === undefined ? undefined : `must ${rest}`;
}

const isString = (value: string | undefined): value is string => value !== undefined;

function wrongKind({ kind, choices = [], canonical }: Parameter, value: ParameterValue): string | undefined {
  const shown = typeof value === 'object' ? 'a list' : typeof value === 'number' ? formatExact(value) : String(value);
  const isPoint = (item: unknown): boolean => Array.isArray(item) && item.length === 2 && item.every((part) => typeof part === 'number');
  switch (kind) {
    case 'number':
      return typeof value === 'number' ? undefined : `must be a number, but is ${shown}`;
    case 'switch':
      return typeof value === 'boolean' ? undefined : `must be true or false, but is ${shown}`;
    case 'choice':
      return typeof value === 'string' && choices.includes(canonical?.(value) ?? value)
        ? undefined
        : `must be one of ${choices.join(', ')}, but is ${shown}`;
    case 'numbers':
      return Array.isArray(value) && value.every((item) => typeof item === 'number') ? undefined : 'must be a list of numbers';
    case 'points':
      return Array.isArray(value) && value.length > 0 && value.every(isPoint) ? undefined : 'must be a list of [step, value] points';
    case 'other':
      return undefined;
  }
}

function numbersIn(value: ParameterValue): readonly number[] {
  if (typeof value === 'number') return [value];
  return Array.isArray(value) ? (value.flat() as readonly number[]) : [];
}

function brokenRule({ domain = {} }: Parameter, value: number): string | undefined {
  const { min = -Infinity, max = Infinity, above = -Infinity, below = Infinity, integer = false } = domain;
  const size = Math.abs(value);
  const rules: readonly (readonly [boolean, string])[] = [
    [Number.isFinite(value), 'a finite number'],
    [value === 0 || (size <= largest && size >= 1 / largest), 'between 1e-100 and 1e100 in size'],
    [!integer || Number.isInteger(value), 'a whole number'],
    [value >= min, `>= ${formatExact(min)}`],
    [value > above || above === -Infinity, `> ${formatExact(above)}`],
    [value <= max, `<= ${formatExact(max)}`],
    [value < below || below === Infinity, `< ${formatExact(below)}`],
  ];
  const broken = rules.find(([holds]) => !holds);
  return broken === undefined ? undefined : `must be ${broken[1]}, but is ${formatExact(value)}`;
}
