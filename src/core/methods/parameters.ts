// The usual kinds of parameters, so that a method states only what is its own.
import type { Parameter } from '../parameter';

/** A number; `more` says what else there is to it. */
export function numberParameter(name: string, description: string, unit: Parameter['unit'], more: Partial<Parameter> = {}): Parameter {
  return { name, aliases: [], description, unit, kind: 'number', ...more };
}

/** One of several words, the first of which is the default. */
export function choiceParameter(
  name: string,
  description: string,
  choices: readonly [string, ...string[]],
  aliases: readonly string[] = [],
): Parameter {
  return { name, aliases, description, unit: 'none', kind: 'choice', choices, default: choices[0] };
}
