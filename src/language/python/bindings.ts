// What a piece of Python binds.
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
