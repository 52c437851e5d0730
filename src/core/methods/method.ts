// What a method is. The registry in index.ts holds one of these per method and is the single table from which hover,
// completion, diagnostics, snippets, README and the Python runtime are derived.

/** A parameter's value: a number, a choice, a switch, a list of steps, or [step, value] points. */
export type ParameterValue = number | string | boolean | readonly number[] | readonly (readonly [number, number])[];

/** A parameter of the schedule language. */
export interface Parameter {
  readonly name: string;
  readonly aliases: readonly string[];
  /** What it is, in one sentence without a full stop at the end. */
  readonly description: string;
  readonly unit: 'weight' | 'steps' | 'steps or fraction' | 'fraction' | 'factor' | 'count' | 'none';
  readonly kind: 'number' | 'choice' | 'switch' | 'numbers' | 'points';
  /** The choices, for kind "choice". */
  readonly choices?: readonly string[];
  /** The value when it is left out; a function of the total steps where it depends on them; undefined: it must be given. */
  readonly default?: ParameterValue | ((totalSteps: number) => ParameterValue);
  /** A sentence that says what is wrong with a value, or undefined where nothing is. Finite numbers of the right kind only get here. */
  readonly check?: (value: ParameterValue, totalSteps: number) => string | undefined;
}

/** Parameter values by canonical parameter name; those left out have their defaults. */
export type ParameterValues = Readonly<Record<string, ParameterValue>>;

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

/** The part of a curve that is the method's own; the weight is start + (w − start) · shape. */
export interface Shape {
  /** The shape at step t, 0 <= t <= T. */
  readonly at: (t: number) => number;
  /** As `Schedule.breakpoints`, where there are any. */
  readonly breakpoints?: (from: number, to: number) => Iterable<number>;
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
  /** Where the formula comes from: paper, or framework and version. */
  readonly source: string;
  /** The parameters of this method alone, besides the common ones. */
  readonly parameters: readonly Parameter[];
  readonly shape: (context: ShapeContext) => Shape;
}
