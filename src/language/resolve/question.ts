import type { Parameter } from '../../core/parameter';

/** A number that the text does not say, as the user is asked for it. */
export interface Question {
  /** Names the question within its file, where all that ask for the same number share it; answers are kept under it. */
  readonly key: string;
  /** The label of the schedule that it is about; undefined where it is about the run. */
  readonly about: string | undefined;
  /** The parameter that the number is for: an answer has to be in its domain. */
  readonly parameter: Parameter;
  /** The question itself, with its question mark. */
  readonly text: string;
}

/** What the user has said: a number, or those of a column of a training log. */
export type Answer = number | readonly number[];
