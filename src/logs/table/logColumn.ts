import type { NumberList } from './numbers';

/** A column of a log, which grows as the log is read. */
export interface LogColumn {
  readonly name: string;
  /** The rows that have a number, ascending, counted from 0. */
  readonly rows: NumberList;
  readonly values: NumberList;
}
