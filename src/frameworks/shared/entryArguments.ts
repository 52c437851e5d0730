import type { Argument, Entry, Node } from '../../language/tree/tree';

/** The entries of a mapping as arguments by name; `isTaken` leaves out those that are none. */
export const entryArguments = (
  entries: readonly Entry[],
  isTaken: (key: string, value: Node) => boolean = () => true,
): readonly Argument[] =>
  entries.flatMap(({ key, value }) =>
    key && isTaken(key.text, value) ? [{ name: key, value, range: { from: key.range.from, to: value.range.to } }] : [],
  );
