// What a kind of schedule is, as far as features need to know: hover, panel, changes, exports and comparisons are derived from it.
import type { Parameter, ParameterValue, ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { KnownNumber } from '../resolve/origin';
import type { FilePlace } from '../resolve/parents';

/** A curve of a schedule, and what it is the curve of. */
export interface DefinedCurve {
  /** "weight", "lr", "momentum"; the parameter group behind it where there are several: "lr (group 1)". */
  readonly quantity: string;
  readonly schedule: Schedule;
}

/** A schedule that another one is made of; without a curve where a problem keeps it from being evaluated. */
export interface MadeOf {
  readonly schedule: Schedule | undefined;
  readonly parameters: readonly { readonly name: string; readonly value: ParameterValue }[];
  /** Those that stand in it, where it is made of schedules itself. */
  readonly parts?: readonly MadeOf[];
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

/** A call of a library's own function or class, for a script of ours that asks what is installed: names from our tables, and numbers. */
export interface InstalledCall {
  readonly name: string;
  readonly arguments: ParameterValues;
  /** The arguments that Python must get as whole numbers. */
  readonly integers: readonly string[];
  /** The parameter groups of the optimizer that it is given. */
  readonly groups?: readonly ParameterValues[];
  /** The rate of the optimizer itself, whatever its groups have; that of the first one where it is left out. */
  readonly rate?: number;
  /** The schedules that it is made of. */
  readonly parts?: readonly InstalledCall[];
  /** The values of the functions of the step that it is given. */
  readonly tables?: readonly (readonly number[])[];
}

/** A kind of schedule. */
export interface Kind {
  /** What defines its rules: "schedule()", or the module of a library: "torch.optim.lr_scheduler". */
  readonly source: string;
  /** What it is called there: "cosine", "StepLR". */
  readonly name: string;
  /** The release whose behaviour this is, where releases differ: "torch 2.15". */
  readonly version?: string;
  /** Where it is defined, where that is another file of the workspace. */
  readonly place?: FilePlace;
  /** The page of docs/ that is about it, with its heading. */
  readonly page?: string;
  /** The value in mathematical text. */
  readonly formula: string;
  /** The formula of what is drawn with these values, where they change it. */
  readonly formulaWith?: (values: ParameterValues) => string;
  /** What it does, in one sentence without a full stop. */
  readonly summary: string;
  /** What surprises people. */
  readonly note?: string;
  /** It has no end of its own: it is as long as its run, where that is known. */
  readonly hasNoEnd?: boolean;
  /** The run, where the loop that counts the steps says how long it is. */
  readonly run?: KnownNumber;
  /** Its steps are counted by who calls it, and are not those of the run around it. */
  readonly hasOwnSteps?: boolean;
  /** Its call asks for the value of a step: what the program computes with that is no schedule. */
  readonly isValue?: boolean;
  /** One of the few that others are compared with, and that stand where there is no schedule yet. */
  readonly isBase?: boolean;
  /** Nothing defines it: it is how keys that somebody made up are read. */
  readonly isReading?: boolean;
  /** Who loads it reads text such as 1e-5 as a number, whatever PyYAML makes of it. */
  readonly readsNumbers?: boolean;
  /** The text defines it itself, as a function or lambda of the step, as an expression with a name for it, or by more than that. */
  readonly written?: 'function' | 'lambda' | 'otherwise' | { readonly step: string };
  /** In the order in which they may be given by position. */
  readonly parameters: readonly Parameter[];
  /** It is the same however long it is: its length may be left out. */
  readonly isEndless?: boolean;
  /** The curves that valid values make; values that are left out have their defaults. */
  readonly curves: (values: ParameterValues) => readonly DefinedCurve[];
  /** Of what is made of schedules: its curves with these values, and with these in the place of those that stand in it, in their order. */
  readonly remade?: (parts: readonly MadeOf[], values: ParameterValues) => readonly DefinedCurve[];
  /** The schedule with these values for the Python runtime; undefined where only its points can be written. */
  readonly python?: (values: ParameterValues) => PythonExpression | undefined;
  /** How its library is asked for the first so many steps of it; undefined where it cannot be. Values that are left out have the library's defaults. */
  readonly installed?: ((values: ParameterValues, steps: number) => InstalledCall | undefined) | undefined;
  /** A call of our own language that makes the same curve, where its own text can be replaced by one. */
  readonly sameCall?: (schedule: Schedule) => string | undefined;
  /** The body of a Python function of `step` with the same values, which needs no module but `math`. */
  readonly functionBody?: (values: ParameterValues) => string | undefined;
  /** Whether a parameter is wanted where these are given: one of several for the same thing is enough. Each is where this is left out. */
  readonly isWanted?: (parameter: Parameter, isGiven: (name: string) => boolean) => boolean;
  /** The kind that another word of the selector leads to. */
  readonly select?: (word: string) => Kind | undefined;
}

/** What defines a schedule, in full: "schedule()", "torch.optim.lr_scheduler.StepLR". */
export const sourceText = ({ source, name }: Kind): string => (source.endsWith(')') ? source : `${source}.${name}`);

/** The formula of what a kind draws with these parameters. */
export function formulaOf(kind: Kind, parameters: readonly { readonly name: string; readonly value: ParameterValue }[]): string {
  return kind.formulaWith?.(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))) ?? kind.formula;
}

/** The function that makes a kind that is written as a call: "schedule". */
export const functionOf = ({ source }: Kind): string => source.replace(/\(\)$/, '');

/** The parameter of a kind with this role. */
export const parameterIn = <P extends Parameter>(
  { parameters }: { readonly parameters: readonly P[] },
  role: NonNullable<Parameter['role']>,
): P | undefined => parameters.find((parameter) => parameter.role === role);

/** The parameter of a kind that has this name or alias, unless it names the kind. */
export function parameterNamed<P extends Parameter>({ parameters }: { readonly parameters: readonly P[] }, name: string): P | undefined {
  return parameters.find((parameter) => parameter.role !== 'selector' && (parameter.name === name || parameter.aliases.includes(name)));
}

/** What something is made of: a schedule that stands in it, or one that is called by its name; neither where it is something else. */
export interface ReadPart<T extends MadeOf> {
  readonly part: T | undefined;
  /** The one of both that counts. */
  readonly found: T | undefined;
}

/** The schedules that count, with others in the place of those that stand in the whole. */
export function withStanding<T extends MadeOf>(read: readonly ReadPart<T>[], parts: readonly MadeOf[]): readonly (MadeOf | undefined)[] {
  const rest = parts.values();
  return read.map(({ part, found }) => {
    const other = part && rest.next().value;
    return found && (other ?? found);
  });
}
