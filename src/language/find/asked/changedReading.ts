import type { Unit } from '../../../core/schedule';

/** What the user says of keys that are read as a schedule: it counts instead of what they were read as. */
export interface ChangedReading {
  /** A word for a shape: `cosine`. */
  readonly shape?: string;
  readonly unit?: Unit;
  /** The keys that say these, beside the others. */
  readonly start?: string;
  readonly end?: string;
  readonly length?: string;
  /** False: they are no schedule. */
  readonly read?: boolean;
}

/** By the labels of the readings. */
export type ChangedReadings = Readonly<Record<string, ChangedReading>>;
