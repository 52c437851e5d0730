import type { Message } from '../../core/message';
import type { Range, StringNode } from '../tree/tree';
import type { Origin } from './origin';
import type { Value } from './values';

/** A node's value and where it came from, or why there is none. */
export type Evaluated = Found | NotFound;

/** A value that was found. */
export interface Found {
  readonly ok: true;
  readonly value: Value;
  readonly origin: Origin;
  /** The literal in this text that has to be changed to change the value. */
  readonly literal?: Range | undefined;
  /** The text of a config that references lead to. */
  readonly written?: StringNode | undefined;
}

/** The number that a node came to; undefined where it came to something else, or to nothing. */
export const numberIn = (result: Evaluated | undefined): number | undefined =>
  result?.ok === true && typeof result.value === 'number' ? result.value : undefined;

/** Why there is no value. */
export interface NotFound {
  readonly ok: false;
  readonly reason: Message;
  /** The part of the evaluated node that it is about. */
  readonly range: Range;
}
