import type { Schedule } from '../core/schedule';

/** A curve with its name. */
export interface NamedCurve {
  readonly label: string;
  readonly description: string;
  readonly schedule: Schedule;
  /** What it is the curve of: "lr"; a weight where it is left out. */
  readonly quantity?: string;
  /** Its total is unknown: its steps stand for parts of a run. */
  readonly isRelative?: boolean;
  /** The steps of an epoch of its run. */
  readonly perEpoch?: number | undefined;
  /** It is there to be compared with, and none of the file's own schedules. */
  readonly isReference?: boolean;
}
