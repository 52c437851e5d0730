// What is found in a tree, and what every feature reads.
import type { Message } from '../../core/message';
import type { ParameterValue } from '../../core/parameter';
import type { Schedule, Unit } from '../../core/schedule';
import type { KnownNumber, Origin } from '../resolve/origin';
import type { Question } from '../resolve/question';
import type { Node, Range } from '../tree/tree';
import { type DefinedCurve, type InstalledCall, type Kind, type MadeOf, parameterIn } from './kind';
import type { ProblemCode } from './problemCode';

/** Something wrong with, or worth knowing of, a piece of the text, as reading it has shown. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: Message;
  readonly range: Range;
  /** What may have been meant. */
  readonly meant?: Meant;
}

/** Texts of which one may have been meant where there is another, the likeliest first. */
export interface Meant {
  readonly range: Range;
  readonly texts: readonly string[];
}

/** A parameter's value, and where it came from. */
export interface FoundParameter {
  /** The canonical name. */
  readonly name: string;
  readonly value: ParameterValue;
  /** The value as written at the schedule; undefined where it is a default or came from elsewhere. */
  readonly node: Node | undefined;
  readonly origin: Origin;
  /** The literal that has to be changed to change the value, wherever it stands in this text. */
  readonly literal: Range | undefined;
}

/** A parameter whose value is not written at the schedule, under its name: something else says it. */
export const fromElsewhere = <T extends ParameterValue>(
  name: string,
  { value, origin, literal }: { readonly value: T; readonly origin: Origin; readonly literal?: Range | undefined },
): FoundParameter & { readonly value: T } => ({ name, value, node: undefined, origin, literal });

/** A parameter that has its own default. */
export const byDefault = <T extends ParameterValue>(name: string, value: T): FoundParameter & { readonly value: T } =>
  fromElsewhere(name, { value, origin: { kind: 'default' } });

/** The optimizer steps of one epoch, and where that is said. */
export type StepsPerEpoch = KnownNumber;

/** A schedule as it stands in a text. */
export interface FoundSchedule {
  /** The config key path or variable name: `loss.kl_weight`. */
  readonly label: string;
  /** The kind of schedule; undefined where that is not known. */
  readonly definition: Kind | undefined;
  /** Whose schedule it is: "PyTorch". */
  readonly library?: string;
  /** What defines its rules, in full, known or not which of them: "schedule()", "torch.optim.lr_scheduler.StepLR". */
  readonly source: string;
  /** The whole call, mapping or expression. */
  readonly range: Range;
  /** The range of the key or variable it is bound to. */
  readonly keyRange: Range | undefined;
  /** None where a problem keeps it from being evaluated. */
  readonly curves: readonly DefinedCurve[];
  /** The schedule of the first curve. */
  readonly schedule: Schedule | undefined;
  /** In steps of `unit`; undefined where the text does not determine it: the curves are then drawn over 0-100 % of the run. */
  readonly totalSteps: number | undefined;
  readonly unit: Unit;
  /** Its length is left out and says nothing: it has it from its parameters' defaults, and is the same however long it is. */
  readonly isEndless?: boolean;
  /** The steps of one epoch of its run. */
  readonly stepsPerEpoch?: StepsPerEpoch | undefined;
  /** How long the run is in which it stands, as the text or a setting says; undefined where nothing does. In steps or epochs, as `unit` says. */
  readonly run?: KnownNumber | undefined;
  /** The step that the call asks for. */
  readonly step: number | undefined;
  /** Those that are given, then those that have their defaults. */
  readonly parameters: readonly FoundParameter[];
  /** What nobody has said yet. */
  readonly unknowns: readonly Question[];
  readonly problems: readonly Problem[];
  /** The schedules it is composed of, in document order; empty for a plain one. */
  readonly parts: readonly FoundSchedule[];
}

/** The parameter of a schedule that has this role in its kind. */
export function parameterOf(
  { definition, parameters }: Pick<FoundSchedule, 'definition' | 'parameters'>,
  role: 'selector' | 'base' | 'total' | 'probe',
): FoundParameter | undefined {
  if (parameters.length === 0) return undefined;
  const roles = definition?.parameters.filter((parameter) => parameter.role === role) ?? [];
  return roles.length === 0 ? undefined : parameters.find(({ name }) => roles.some((each) => each.name === name));
}

/** Whether a range is, or lies in, something that a schedule is made of. */
export function isReadBy({ parameters, parts }: FoundSchedule, { from, to }: Range): boolean {
  const read = [...parameters.map(({ node }) => node?.range), ...parts.map(({ range }) => range)];
  return read.some((each) => each !== undefined && each.from <= from && to <= each.to);
}

/** How the library of a schedule is asked for the first so many steps of it, with its own defaults; undefined where it cannot be. */
export function installedCallOf({ definition, parameters, schedule, unknowns }: FoundSchedule, steps: number): InstalledCall | undefined {
  const base = definition && parameterIn(definition, 'base')?.name;
  const given = parameters.filter(({ name, origin }) => origin.kind !== 'default' || name === base);
  if (!schedule || unknowns.length > 0) return undefined;
  return definition?.installed?.(Object.fromEntries(given.map(({ name, value }) => [name, value])), steps);
}

/** The value that a schedule is scaled to, where it has one. */
export function baseValue(found: Pick<FoundSchedule, 'definition' | 'parameters'>): number | undefined {
  const value = parameterOf(found, 'base')?.value;
  return typeof value === 'number' ? value : undefined;
}

/** A schedule with the values of another one in its place. */
export const withValuesOf = (found: FoundSchedule, other: MadeOf | undefined): FoundSchedule => ({
  ...found,
  parameters: found.parameters.map((each) => ({
    ...each,
    value: other?.parameters.find(({ name }) => name === each.name)?.value ?? each.value,
  })),
});
