import { DICT, FROZENSET, SET } from './classes';
import { Mutable, type PyClass, type Value } from './value';

/** What two equal keys have in common: a primitive for numbers, texts and tuples of them, the object itself for others. */
export type HashKey = unknown;

/** A dict: its entries in the order in which the keys came. */
export class PyDict extends Mutable {
  get class(): PyClass {
    return DICT;
  }

  readonly entries = new Map<HashKey, readonly [key: Value, value: Value]>();
  /** What makes the value of a missing key, of a `defaultdict`. */
  factory: Value | undefined;

  saved(): () => void {
    const before = [...this.entries];
    return () => {
      this.entries.clear();
      before.forEach(([key, entry]) => this.entries.set(key, entry));
    };
  }
}

/** A set. Its order is that in which its members came, which is not Python's. */
export class PySet extends Mutable {
  readonly members = new Map<HashKey, Value>();

  constructor(
    home: { readonly epoch: number },
    readonly isFrozen = false,
  ) {
    super(home);
  }

  get class(): PyClass {
    return this.isFrozen ? FROZENSET : SET;
  }

  saved(): () => void {
    const before = [...this.members];
    return () => {
      this.members.clear();
      before.forEach(([key, member]) => this.members.set(key, member));
    };
  }
}
