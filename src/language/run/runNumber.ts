import type { Message } from '../../core/message';
import type { KnownNumber } from '../resolve/origin';
import type { Range } from '../tree/tree';

/** A number of the run, and where it came from. */
export interface RunNumber extends KnownNumber {
  /** The literal that has to be changed to change it. */
  readonly literal: Range | undefined;
}

/** A number that was looked for: found, said but not known, or said nowhere. */
export type Sought = RunNumber | { readonly reason: Message } | undefined;

/** Whether something is said, but what is not known. */
export const isReason = (sought: Sought): sought is { readonly reason: Message } => sought !== undefined && 'reason' in sought;
