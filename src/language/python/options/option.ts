import type { Node, Range } from '../../tree/tree';

/** An option with the name of its parameter, where its flag is, and its default. */
export interface Option {
  readonly name: string;
  readonly range: Range;
  readonly value: Node;
}
