// Typed access to the values that a shape is made from: checkParameters has seen to it that they are of the right kind.
import type { ParameterValues } from '../parameter';

/** Whether a parameter that has no default has a value. */
export function isGiven(values: ParameterValues, name: string): boolean {
  return values[name] !== undefined;
}

/** The value of a number parameter. */
export function numberValue(values: ParameterValues, name: string): number {
  return values[name] as number;
}

/** The value of a choice parameter. */
export function choiceValue(values: ParameterValues, name: string): string {
  return values[name] as string;
}

/** The value of a parameter that is a list of numbers. */
export function numbersValue(values: ParameterValues, name: string): readonly number[] {
  return values[name] as readonly number[];
}

/** The value of a parameter that is a list of [step, value] points. */
export function pointsValue(values: ParameterValues, name: string): readonly (readonly [number, number])[] {
  return values[name] as readonly (readonly [number, number])[];
}
