// A kind of schedule with all that it takes to find one: how arguments are bound and checked.
import { checkValues } from '../../core/checkValues';
import type { Parameter, ParameterProblem, ParameterValues } from '../../core/parameter';
import type { Unit } from '../../core/schedule';
import type { Argument, Range } from '../tree/tree';
import type { FoundParameter, Problem } from './found';
import type { Kind } from './kind';
import type { Site } from './site';

/** A parameter of a kind of schedule, and what happens where it is not given. */
export interface DefinedParameter extends Parameter {
  /** The value that the surroundings say: the run, the optimizer; `isGiven` tells what the text says. */
  readonly from?: (site: Site, isGiven: (name: string) => boolean) => FoundParameter | undefined;
  /** The question to the user where nothing says the value. */
  readonly ask?: string;
  /** The question is how long the run is, in this unit: the schedules of a file share the run, so one answer is for all of them. */
  readonly asksRun?: Unit;
  /** It is a name of the file, which other schedules may read, too: one answer is for all of them. */
  readonly isOfFile?: boolean;
  /** It is drawn with this, over 0-100 % of the run, as long as the question has no answer: what the curve looks like hardly depends on it. */
  readonly standIn?: number;
  /** What is said where nothing says the value and nobody is asked; `range` is that of the schedule, which may be drawn all the same. */
  readonly missing?: (site: Site, range: Range, isDrawn: boolean) => Problem;
}

/** A kind of schedule that is found in texts. */
export interface Definition extends Kind {
  readonly parameters: readonly DefinedParameter[];
  /** It counts steps whatever its length is: where that is not known, it has no curve. */
  readonly isInSteps?: boolean;
  /** What is wrong with values that are each of the right kind and in their domains. */
  readonly check?: (values: ParameterValues) => readonly ParameterProblem[];
  /** What to say of an argument that is none of its parameters; `position` counts those without a name. Nothing where the field is missing. */
  readonly complaint?: (argument: Argument, position: number, isOpen: boolean) => Problem | undefined;
  /** Its parameters are all that its call takes: Python refuses one more by position. */
  readonly takesNoMore?: boolean;
  readonly select?: (word: string) => Definition | undefined;
}

/** What is wrong with values for some of a definition's parameters: each by itself, or else all of them together. */
export function problemsOfValues(
  definition: Definition,
  values: ParameterValues,
  parameters: readonly Parameter[] = definition.parameters,
): readonly ParameterProblem[] {
  const wrong = checkValues(
    parameters.filter(({ role }) => role !== 'selector'),
    values,
  );
  return wrong.length > 0 || !definition.check ? wrong : definition.check(values);
}
