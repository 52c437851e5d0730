// What a piece of Python binds.
import { globalKey } from '../tree/changeKey';
import { shiftEntry } from '../tree/shiftNode';
import type { Entry } from '../tree/tree';

/**
 * A binding that belongs to a scope further out. `self.x = …` belongs to the class, `global x` and options of argparse to the module,
 * `nonlocal x` to the function around its own (`outer`), and what a function changes to the module once the function is left (`beyond`).
 */
export interface Lifted {
  readonly to: 'class' | 'function' | 'outer' | 'beyond' | 'module';
  readonly entry: Entry;
}

/** What a piece of a block binds in its own scope, and what it binds in the scopes around. */
export interface Bindings {
  readonly entries: readonly Entry[];
  readonly lifted: readonly Lifted[];
}

/** Copies of the bindings with all ranges moved by `delta`. */
export function shiftBindings({ entries, lifted }: Bindings, delta: number): Bindings {
  return {
    entries: entries.map((entry) => shiftEntry(entry, delta)),
    lifted: lifted.map(({ to, entry }) => ({ to, entry: shiftEntry(entry, delta) })),
  };
}

/** What a function binds, without the names that it declares `global` or `nonlocal` and only reads; of the first it is noted that they are. */
export function withoutRead(bindings: Bindings): Bindings {
  const { entries, lifted } = bindings;
  const isDeclared = ({ key, value }: Entry) =>
    key !== undefined &&
    lifted.some(({ to, entry }) => (to === 'module' || to === 'outer') && entry.value === value && entry.key?.text === key.text);
  const read = entries.filter(
    (entry) => isDeclared(entry) && entries.every((other) => other === entry || other.key?.text !== entry.key!.text),
  );
  if (read.length === 0) return bindings;
  const isRead = ({ value }: Entry) => read.some((entry) => entry.value === value);
  const isOfModule = ({ value }: Entry) => lifted.some(({ to, entry }) => to === 'module' && entry.value === value);
  const declared = read.filter(isOfModule).map((entry): Entry => ({ ...entry, key: { ...entry.key!, text: globalKey(entry.key!.text) } }));
  return { entries: [...entries.filter((entry) => !isRead(entry)), ...declared], lifted: lifted.filter(({ entry }) => !isRead(entry)) };
}
