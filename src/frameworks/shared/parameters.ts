// The usual parameters of libraries' schedulers, so that a definition states only what is its own.
import { numberParameter } from '../../core/methods/parameters';
import type { Parameter } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import type { Evaluated } from '../../language/resolve/value';
import { asNumber } from '../../language/resolve/values';

/** A number that can be given by position or by name; asked for where the text does not say it. */
export function numberOf(
  name: string,
  description: string,
  unit: Parameter['unit'],
  more: Partial<DefinedParameter> = {},
): DefinedParameter {
  return { ...numberParameter(name, description, unit), positional: true, ask: `What is ${name}?`, ...more };
}

/** A list of numbers that can be given by position or by name; asked for where the text does not say it. */
export function numbersOf(name: string, description: string, more: Partial<DefinedParameter> = {}): DefinedParameter {
  return { name, aliases: [], description, unit: 'none', kind: 'numbers', positional: true, ask: `What are the ${name}?`, ...more };
}

/** A number that a config may set, and what it is where none does. */
export const settingOf = (
  name: string,
  description: string,
  unit: Parameter['unit'],
  initial: number,
  more: Partial<DefinedParameter> = {},
): DefinedParameter => numberOf(name, description, unit, { default: initial, ...more });

/** The question how long the run is, in optimizer steps. */
export const askSteps = {
  ask: 'How many optimizer steps does the run have?',
  asksRun: 'step',
} as const satisfies Partial<DefinedParameter>;

/** The same in epochs. */
export const askEpochs = { ask: 'How many epochs does the run have?', asksRun: 'epoch' } as const satisfies Partial<DefinedParameter>;

/** Gives a parameter the steps of an epoch as the run has them. */
export const fromStepsPerEpoch =
  (name: string) =>
  ({ run }: Pick<Site, 'run'>): FoundParameter | undefined => {
    const known = run.stepsPerEpoch();
    return known && fromElsewhere(name, known);
  };

/** True or false. */
export function switchOf(name: string, description: string, initial: boolean, more: Partial<DefinedParameter> = {}): DefinedParameter {
  return { name, aliases: [], description, unit: 'none', kind: 'switch', positional: true, default: initial, ...more };
}

/** One of several words. */
export function wordOf(
  name: string,
  description: string,
  choices: readonly string[],
  more: Partial<DefinedParameter> = {},
): DefinedParameter {
  return { name, aliases: [], description, unit: 'none', kind: 'choice', positional: true, choices, default: choices[0]!, ...more };
}

/** An argument that says nothing of the curve, but takes its place among the others: the optimizer, `last_epoch`. */
export function silent(name: string): DefinedParameter {
  return { name, aliases: [], description: name, unit: 'none', kind: 'other', positional: true, optional: true };
}

/** The step for which a function of it is asked: mostly it is the counter of a loop, so that nobody is asked for it. */
export const probedStep: DefinedParameter = {
  ...numberParameter('step', 'The step whose value is asked for', 'steps'),
  positional: true,
  role: 'probe',
  optional: true,
};

/** The word that names the kind of schedule. */
export const selectorOf = (name: string, choices: readonly string[], more: Partial<DefinedParameter> = {}): DefinedParameter => ({
  name,
  aliases: [],
  description: 'The kind of schedule',
  unit: 'none',
  kind: 'choice',
  role: 'selector',
  choices,
  ...more,
});

/** A parameter whose value is a number. */
export type NumberParameter = FoundParameter & { readonly value: number };

/** The number that a node came to, as the value of a parameter of this name; undefined where it is none. */
export const numberAs = (name: string, result: Evaluated | undefined): NumberParameter | undefined =>
  result?.ok === true && typeof result.value === 'number' ? fromElsewhere(name, { ...result, value: result.value }) : undefined;

/** The same in a config, where a text that reads as a number is one. */
export function configNumberAs(name: string, result: Evaluated | undefined): NumberParameter | undefined {
  const value = result?.ok === true ? asNumber(result.value) : undefined;
  return result?.ok === true && value !== undefined ? fromElsewhere(name, { ...result, value }) : undefined;
}

/** What an optimizer has where nothing else is said, as the value of a parameter of this name; undefined where that is not known. */
export const byOptimizer = (name: string, value: number | undefined): NumberParameter | undefined =>
  value === undefined ? undefined : fromElsewhere(name, { value, origin: { kind: 'optimizer' } });
