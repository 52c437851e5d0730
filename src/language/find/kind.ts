// What a kind of schedule is, as far as features need to know: hover, panel, changes, exports and comparisons are derived from it.
import type { Parameter, ParameterValue, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';

/** A curve of a schedule, and what it is the curve of. */
export interface DefinedCurve {
  /** "weight", "lr", "momentum"; the parameter group behind it where there are several: "lr (group 1)". */
  readonly quantity: string;
  readonly schedule: Schedule;
}

/** A schedule as Python code. */
export interface PythonExpression {
  readonly text: string;
  /** The functions of the Python runtime that it calls. */
  readonly functions: readonly string[];
  /** What has to be said of it, in one line. */
  readonly comment?: string;
  /** It is an operation, which needs brackets within another. */
  readonly isOperation?: boolean;
}

/** A kind of schedule. */
export interface Kind {
  /** What defines its rules: "schedule()", or the module of a library: "torch.optim.lr_scheduler". */
  readonly source: string;
  /** What it is called there: "cosine", "StepLR". */
  readonly name: string;
  /** The release whose behaviour this is, where releases differ: "torch 2.15". */
  readonly version?: string;
  /** The value in mathematical text. */
  readonly formula: string;
  /** The formula of what is drawn with these values, where they change it. */
  readonly formulaWith?: (values: ParameterValues) => string;
  /** What it does, in one sentence without a full stop. */
  readonly summary: string;
  /** What surprises people. */
  readonly note?: string;
  /** Nothing defines it: it is how keys that somebody made up are read. */
  readonly isReading?: boolean;
  /** The text defines it itself, as a function or lambda of the step or as an expression with a name for it. */
  readonly written?: 'function' | 'lambda' | { readonly step: string };
  /** In the order in which they may be given by position. */
  readonly parameters: readonly Parameter[];
  /** It is the same however long it is: its length may be left out. */
  readonly isEndless?: boolean;
  /** The curves that valid values make; values that are left out have their defaults. */
  readonly curves: (values: ParameterValues) => readonly DefinedCurve[];
  /** The schedule with these values for the Python runtime; undefined where only its points can be written. */
  readonly python?: (values: ParameterValues) => PythonExpression | undefined;
  /** The kind that another word of the selector leads to. */
  readonly select?: (word: string) => Kind | undefined;
}

/** What defines a schedule, in full: "schedule()", "torch.optim.lr_scheduler.StepLR". */
export const sourceText = ({ source, name }: Kind): string => (source.endsWith(')') ? source : `${source}.${name}`);

/** The formula of what a kind draws with these parameters. */
export function formulaOf(kind: Kind, parameters: readonly { readonly name: string; readonly value: ParameterValue }[]): string {
  return kind.formulaWith?.(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))) ?? kind.formula;
}

/** The parameter of a kind that has this name or alias. */
export function parameterNamed<P extends Parameter>({ parameters }: { readonly parameters: readonly P[] }, name: string): P | undefined {
  return parameters.find((parameter) => parameter.role !== 'selector' && (parameter.name === name || parameter.aliases.includes(name)));
}
