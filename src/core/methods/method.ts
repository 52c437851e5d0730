// What a method is. The registry in index.ts holds one of these per method and is the single table from which hover,
// completion, diagnostics, snippets, README and the Python runtime are derived.
import type { Breaks } from '../breakpoints';
import type { Parameter, ParameterProblem, ParameterValues } from '../parameter';

/** What a method's shape is made from: every parameter checked and defaulted. */
export interface ShapeContext {
  /** T, the steps of the shape itself (without `delay`), or its epochs, where it counts these. */
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
  /** Where it is not smooth and monotone, inside (0, T). */
  readonly breaks?: Breaks;
  /** The shape during `delay`, where that is not its first value. */
  readonly before?: number;
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
  /** It is the same however long it is, so that its length may be left out: it then counts as one step. */
  readonly isEndless?: boolean;
  /** It counts steps whatever its length is, so that it has no shape in parts of the run. */
  readonly isInSteps?: boolean;
  /** The parameters of this method alone, besides the common ones. */
  readonly parameters: readonly Parameter[];
  readonly shape: (context: ShapeContext) => Shape;
  /** What is wrong with parameters that are each fine but do not go together. */
  readonly check?: (context: ShapeContext) => readonly ParameterProblem[];
  readonly python: PythonMethod;
}

/**
 * A method in Python 3.9, from which the Python runtime is made: bodies of functions of T, its own parameters by name, and for the weight also `w` and `m`. `m` is
 * NumPy, PyTorch or JAX's numpy, for arrays of steps, or has the same functions of a number: `cos`, `exp`, `floor`, `sqrt`, `where`, `clip`. The bodies
 * raise a ValueError for what `check` says, may use the runtime's imports, `_ramp`, `_in_turn` and `_through`, and evaluate both sides of a `where`.
 */
export interface PythonMethod {
  /** Where the formula comes from: paper, or framework and version. */
  readonly source: string;
  /** The body that returns the weight as a function of the step `t`, 0 <= t <= T, which may be an array; whatever does not depend on `t` is computed before. */
  readonly weight: string;
  /** The shape as one expression of plain Python, of `t` (0 <= t <= total), `total` and its own parameters, where one line is enough. */
  readonly line?: string;
  /** The weight depends on `start_weight` in a way of its own; else the runtime takes care of it. */
  readonly hasStart?: boolean;
  /** It is at `start_weight` during `delay`, not at its first value. */
  readonly isGate?: boolean;
}
