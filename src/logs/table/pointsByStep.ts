import type { Extremes } from '../extremes';
import type { NumberList } from './numbers';

/** Logged values by step. */
export interface LoggedPoints {
  /** Ascending. */
  readonly steps: NumberList;
  readonly values: NumberList;
  /** Where the least and greatest values are, as far as that is known. */
  readonly extremes?: Extremes;
  /** Another one where points have come before others that were there already. */
  readonly order?: number;
}
