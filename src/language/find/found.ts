// What the recognisers find in a tree, and what every feature reads.
import type { Method } from '../../core/methods/method';
import type { ParameterValue } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import type { FilePlace } from '../resolve/parents';
import type { Node, Range } from '../tree/tree';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong with, or worth knowing of, a piece of the text. */
export interface Problem {
  /** A stable name of the rule: `unknown-method`. */
  readonly code: string;
  readonly severity: Severity;
  /** One or more sentences for the author. */
  readonly message: string;
  readonly range: Range;
  /** Replacements of a range that mend it, the likeliest first. */
  readonly fixes?: readonly { readonly title: string; readonly range: Range; readonly text: string }[];
}

/** Where a parameter's value came from. */
export interface FoundParameter {
  /** The canonical name. */
  readonly name: string;
  readonly value: ParameterValue;
  /** The value as written at the schedule; undefined where it is a default or came from elsewhere. */
  readonly node: Node | undefined;
  /** How the value was found, where it is not simply written there: "TOTAL, line 3", "default". */
  readonly origin: string | undefined;
  /** The places in other files that the origin speaks of. */
  readonly files?: readonly FilePlace[] | undefined;
  /** The literal that has to be changed to change the value, wherever it stands in this text. */
  readonly literal: Range | undefined;
}

/** Schedules and numbers, put together. */
export interface FoundComposition {
  /** `+`, or the name of a function: `sequence`. */
  readonly operator: string;
  /** In the order of the function's parameters. */
  readonly operands: readonly (FoundSchedule | number)[];
}

/** A schedule as it stands in a text. */
export interface FoundSchedule {
  /** The config key path or variable name: `loss.kl_weight`. */
  readonly label: string;
  /** What defines its rules: `schedule()`, or a framework's class. */
  readonly source: string;
  /** The whole call, mapping or expression. */
  readonly range: Range;
  /** The range of the key or variable it is bound to. */
  readonly keyRange: Range | undefined;
  /** Undefined where a problem keeps it from being evaluated. */
  readonly schedule: Schedule | undefined;
  /** Undefined where the text does not determine it. */
  readonly totalSteps: number | undefined;
  /** The steps of one epoch of its run, and where that is said. */
  readonly stepsPerEpoch?: { readonly value: number; readonly origin: string } | undefined;
  /** The step that the call asks for with `step`. */
  readonly step: number | undefined;
  /** Undefined for compositions and unknown methods. */
  readonly method: Method | undefined;
  readonly parameters: readonly FoundParameter[];
  readonly problems: readonly Problem[];
  /** What it is composed of, every number resolved; undefined for a plain one. */
  readonly composition?: FoundComposition | undefined;
  /** The schedules it is composed of, in document order; empty for a plain one. */
  readonly parts: readonly FoundSchedule[];
}
