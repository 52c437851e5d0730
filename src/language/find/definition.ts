// What a kind of schedule is: the one table from which binding, hover, panel, changes, diagnostics, exports and comparisons are derived.
import type { Parameter, ParameterProblem, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { Argument, Range } from '../tree/tree';
import type { FoundParameter, Problem } from './found';
import type { Site } from './framework';

/** A curve of a schedule, and what it is the curve of. */
export interface DefinedCurve {
  /** "weight", "lr", "momentum"; the parameter group behind it where there are several: "lr (group 1)". */
  readonly quantity: string;
  readonly schedule: Schedule;
}

/** A parameter of a kind of schedule, and what happens where it is not given. */
export interface DefinedParameter extends Parameter {
  /** The value that the surroundings say: the run, the optimizer. */
  readonly from?: (site: Site) => FoundParameter | undefined;
  /** The question to the user where nothing says the value. */
  readonly ask?: string;
  /** What is said where nothing says the value and nobody is asked; `range` is that of the schedule. */
  readonly missing?: (site: Site, range: Range) => Problem;
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
export interface Definition {
  /** What defines its rules: "schedule()", or the module of a library: "torch.optim.lr_scheduler". */
  readonly source: string;
  /** What it is called there: "cosine", "StepLR". */
  readonly name: string;
  /** The release whose behaviour this is, where releases differ: "torch 2.15". */
  readonly version?: string;
  /** The value in mathematical text. */
  readonly formula: string;
  /** What it does, in one sentence without a full stop. */
  readonly summary: string;
  /** What surprises people. */
  readonly note?: string;
  /** In the order in which they may be given by position. */
  readonly parameters: readonly DefinedParameter[];
  /** What is wrong with values that are each of the right kind and in their domains. */
  readonly check?: (values: ParameterValues) => readonly ParameterProblem[];
  /** The curves that valid values make; values that are left out have their defaults. */
  readonly curves: (values: ParameterValues) => readonly DefinedCurve[];
  /** The schedule with these values for the Python runtime; undefined where only its points can be written. */
  readonly python?: (values: ParameterValues) => PythonExpression | undefined;
  /** What to say of an argument that is none of its parameters; `position` counts those without a name. Nothing where the field is missing. */
  readonly complaint?: (argument: Argument, position: number, isOpen: boolean) => Problem | undefined;
  /** The definition that another word of the selector leads to. */
  readonly select?: (word: string) => Definition | undefined;
}

/** What defines a schedule, in full: "schedule()", "torch.optim.lr_scheduler.StepLR". */
export const sourceText = ({ source, name }: Definition): string => (source.endsWith(')') ? source : `${source}.${name}`);
