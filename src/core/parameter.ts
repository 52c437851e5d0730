// What a parameter of a schedule is, and what its values can be: the table from which binding, checks, controls and texts are derived.

import type { Message } from './message';

/** A parameter's value: a number, a choice, a switch, a list of steps, or [step, value] points. */
export type ParameterValue = number | string | boolean | readonly number[] | readonly (readonly [number, number])[];

/** Bounds of a number, or of each number of a list. */
export interface Domain {
  readonly min?: number;
  readonly max?: number;
  /** An exclusive lower bound. */
  readonly above?: number;
  /** An exclusive upper bound. */
  readonly below?: number;
  readonly integer?: boolean;
}

/** A parameter of the schedule language. */
export interface Parameter {
  readonly name: string;
  /** Other spellings, matched exactly: `T` is not `t`. */
  readonly aliases: readonly string[];
  /** What it is, in one sentence without a full stop at the end. */
  readonly description: string;
  readonly unit: 'weight' | 'rate' | 'steps' | 'steps or fraction' | 'epochs' | 'fraction' | 'factor' | 'count' | 'none';
  /** Of what kind its values are; an "other" takes its place among the arguments, but says nothing of the curve and is not read. */
  readonly kind: 'number' | 'choice' | 'switch' | 'numbers' | 'points' | 'other';
  /** May be given without its name, in the order of `parametersOf`. */
  readonly positional?: boolean;
  /** What it does for the schedule as a whole: names its kind, scales it, says how long it is, or only asks for a value. */
  readonly role?: 'selector' | 'base' | 'total' | 'probe';
  /** The choices, for kind "choice"; undefined where any word will do. */
  readonly choices?: readonly string[];
  /** The choice for which a word stands, where choices have other spellings too; undefined for a word that is none of them. */
  readonly canonical?: (word: string) => string | undefined;
  /** The value when it is left out; a function of the total steps where it depends on them; undefined: see `optional`. */
  readonly default?: ParameterValue | ((totalSteps: number) => ParameterValue);
  /** Its default goes without saying where what is known of a schedule is listed. */
  readonly isQuiet?: boolean;
  /** The parameter in whose place it stands, when it is given: `total_epochs` in that of `total_steps`. Only one of them can be. */
  readonly insteadOf?: string;
  /** It may be given, but this kind of schedule does not read it; others of the same family do. */
  readonly isIgnored?: boolean;
  /** May be left out although it has no default: `step`. */
  readonly optional?: boolean;
  /** Its numbers are a column of a training log that the user chooses: the text does not say them. */
  readonly isOfLog?: boolean;
  /** Where no log says it, what is drawn is a metric that is what is aimed at. */
  readonly isAimedAt?: boolean;
  /** Where the numbers may lie, besides the limits of all numbers (see `largest`). */
  readonly domain?: Domain;
  /** What else is wrong with a value of the right kind and in its domain: a sentence in which {parameter} stands for its name. */
  readonly check?: (value: ParameterValue) => string | undefined;
}

/** Parameter values by canonical parameter name; those left out have their defaults. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** Whether one of the parameters that stand in the place of another is given. */
export function isReplaced(parameters: readonly Parameter[], name: string, isGiven: (name: string) => boolean): boolean {
  return parameters.some((parameter) => parameter.insteadOf === name && isGiven(parameter.name));
}

/** What is wrong with a parameter's value. */
export interface ParameterProblem {
  /** The canonical name. */
  readonly parameter: string;
  readonly message: Message;
}
