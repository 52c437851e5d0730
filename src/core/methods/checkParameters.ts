import { checkValues, defaultOf } from '../checkValues';
import type { ParameterProblem, ParameterValue, ParameterValues } from '../parameter';
import { parametersOf } from './index';
import type { Method, ShapeContext } from './method';
import { lengthsOf } from '../lengths';
import { numberValue } from './values';

/** What is wrong with the values given for a method, a sentence each, in the order of its parameters; empty where nothing is. */
export function checkParameters(method: Method, values: ParameterValues): readonly ParameterProblem[] {
  const problems = checkValues(
    parametersOf(method).filter(({ role }) => role !== 'selector'),
    values,
  );
  return problems.length > 0 ? problems : checkTogether(method, values);
}

/** What is wrong with values that are each fine but do not go together. */
export function checkTogether(method: Method, values: ParameterValues): readonly ParameterProblem[] {
  const lengths = lengthsOf(values);
  if ('message' in lengths) return [lengths];
  return method.check?.(shapeContext(method, values)) ?? [];
}

/** Valid values with their defaults, as a method takes them. */
export function shapeContext(method: Method, values: ParameterValues): ShapeContext {
  const lengths = lengthsOf(values);
  const totalSteps = 'message' in lengths ? NaN : (lengths.totalSteps ?? 1);
  const complete: Record<string, ParameterValue> = {};
  for (const parameter of parametersOf(method)) {
    const value = values[parameter.name] ?? defaultOf(parameter, totalSteps);
    if (value !== undefined) complete[parameter.name] = value;
  }
  return {
    totalSteps,
    baseWeight: numberValue(complete, 'base_weight'),
    startWeight: numberValue(complete, 'start_weight'),
    values: complete,
  };
}
