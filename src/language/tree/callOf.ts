import type { CallNode, Node } from './tree';

/** A call of what a node names, with nothing. */
export const callOf = (callee: string, { range }: Pick<Node, 'range'>): CallNode => ({
  kind: 'call',
  range,
  callee,
  calleeRange: range,
  arguments: [],
  closed: true,
});
