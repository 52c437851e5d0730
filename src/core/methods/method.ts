// What a method is. The registry in index.ts holds one of these per method and is the single table from which hover,
// completion, diagnostics, snippets, README and the Python runtime are derived.

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
  readonly unit: 'weight' | 'steps' | 'steps or fraction' | 'fraction' | 'factor' | 'count' | 'none';
  readonly kind: 'number' | 'choice' | 'switch' | 'numbers' | 'points';
  /** May be given without its name, in the order of `parametersOf`. */
  readonly positional?: boolean;
  /** The choices, for kind "choice". */
  readonly choices?: readonly string[];
  /** The value when it is left out; a function of the total steps where it depends on them; undefined: see `optional`. */
  readonly default?: ParameterValue | ((totalSteps: number) => ParameterValue);
  /** May be left out although it has no default: `step`. */
  readonly optional?: boolean;
  /** Where the numbers may lie, besides the limits of all numbers (see `largest`). */
  readonly domain?: Domain;
  /** What else a value of the right kind and in its domain must be, in the words after "must": "ascend"; undefined where it is. */
  readonly check?: (value: ParameterValue) => string | undefined;
}

/** Parameter values by canonical parameter name; those left out have their defaults. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** What is wrong with a parameter's value, in one sentence. */
export interface ParameterProblem {
  /** The canonical name. */
  readonly parameter: string;
  readonly message: string;
}

/** What a method's shape is made from: every parameter checked and defaulted. */
export interface ShapeContext {
  /** T, the steps of the shape itself (without `delay`). */
  readonly totalSteps: number;
  /** w, the base weight. */
  readonly baseWeight: number;
  readonly startWeight: number;
  /** The method's own parameters. */
  readonly values: ParameterValues;
}

/** Steps at which a shape may jump, bend or turn: `steps`, ascending; with a `period`, again in each period of the run. */
export interface Breaks {
  readonly steps: readonly number[];
  readonly period?: number;
}

/** The part of a curve that is the method's own; the weight is start + (w − start) · shape. */
export interface Shape {
  /** The shape at step t, 0 <= t <= T. */
  readonly at: (t: number) => number;
  /** Where it is not smooth and monotone, inside (0, T). */
  readonly breaks?: Breaks;
  /** `at` gives the weight itself. */
  readonly isWeight?: boolean;
}

/** One method of the schedule language. */
export interface Method {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Its place in lists; the four base methods have 1 to 4. */
  readonly order: number;
  /** The weight in mathematical text: `w · t/T`. */
  readonly formula: string;
  /** What it is good for, in one sentence. */
  readonly summary: string;
  /** What surprises people, for hover and documentation: "Ends at 0.98168 · w, not at w." */
  readonly note?: string;
  /** The parameters of this method alone, besides the common ones. */
  readonly parameters: readonly Parameter[];
  readonly shape: (context: ShapeContext) => Shape;
  /** What is wrong with parameters that are each fine but do not go together. */
  readonly check?: (context: ShapeContext) => readonly ParameterProblem[];
}

/**
 * A method in Python 3.9, from which the Python runtime is made: where it comes from, and bodies of functions of its own parameters by name, `t` and `T`, with the
 * runtime's `math`, `bisect_right`, `_exp` (infinity where it overflows), `_half_cosine` and `_step_text`. Each method's file exports
 * one as `python`, apart from the method, so that the extension does not carry it.
 */
export interface PythonMethod {
  /** Where the formula comes from: paper, or framework and version. */
  readonly source: string;
  /** The body that returns the shape at step t. */
  readonly shape: string;
  /** The body returns the weight itself, of `w` and `start_weight` too. */
  readonly isWeight?: boolean;
  /** The body that returns what `check` says, or None. */
  readonly check?: string;
}
