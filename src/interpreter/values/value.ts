// What a value of Python is. Every object has a class, and a class is an object and holds values: so they stand in one file.

/**
 * A value of Python. An int is a JS number while it is a safe integer and a bigint beyond. A float is a JS number where it is no
 * integer (infinities and NaN included) and a `PyFloat` where it is: so the two are kept apart and most of them cost nothing. Text,
 * truth values and `None` (null) are those of JS; all else is an object.
 */
export type Value = number | bigint | string | boolean | null | PyObject;

/** What the numbers of a column are as values of Python: one kind for all. */
export interface Kind {
  readonly name: 'int' | 'float' | 'bool' | 'scalar';
  readonly make: (number: number) => Value;
}

/** Keyword arguments by name. */
export type Keywords = ReadonlyMap<string, Value>;

/** What all objects of Python that are no plain JS values have in common. */
export abstract class PyObject {
  /** The class, as `type(x)` gives it. */
  abstract readonly class: PyClass;
}

/** An object whose inside can change; it remembers in which call it was made, so that a later call's changes can be taken back. */
export abstract class Mutable extends PyObject {
  /** The number of the call which may change it freely. */
  epoch: number;

  constructor({ epoch }: { readonly epoch: number }) {
    super();
    this.epoch = epoch;
  }

  /** What puts the present inside back. */
  abstract saved(): () => void;
}

/** A class: a built-in one, or one that the file defines. */
export class PyClass extends Mutable {
  readonly attributes = new Map<string, Value>();
  /** The class and those it inherits from, in the order in which attributes are looked up. */
  readonly lookUp: readonly PyClass[];
  /** Whether a base is not known: what the class lacks may then be there. */
  readonly hasUnknownBase: boolean;
  /** The fields of a dataclass, in order. */
  fields: readonly Field[] | undefined;
  /** What a class statement with this base makes of its class, where that is something else. */
  derive: ((type: PyClass) => Value) | undefined;
  /** What a call of a built-in class does. */
  construct: Construct | undefined;

  constructor(
    home: { readonly epoch: number },
    readonly name: string,
    readonly bases: readonly PyClass[],
    hasUnknownBase = false,
  ) {
    super(home);
    this.lookUp = [this, ...linear(bases)];
    this.hasUnknownBase = hasUnknownBase || bases.some((base) => base.hasUnknownBase);
    this.fields = bases.find(({ fields }) => fields)?.fields;
    this.construct = bases.find(({ construct }) => construct)?.construct;
  }

  get class(): PyClass {
    return TYPE;
  }

  /** The attribute, of the class or of one that it inherits from. */
  find(name: string): Value | undefined {
    for (const { attributes } of this.lookUp) {
      const value = attributes.get(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  isSubclassOf(other: PyClass): boolean {
    return this.lookUp.includes(other);
  }

  saved(): () => void {
    const before = [...this.attributes];
    return () => {
      this.attributes.clear();
      before.forEach(([name, value]) => this.attributes.set(name, value));
    };
  }
}

export type Construct = (...all: never[]) => Value;

/** A field of a dataclass. */
export interface Field {
  readonly name: string;
  readonly byDefault?: Value;
  readonly factory?: Value;
  readonly inInit: boolean;
  readonly keywordOnly: boolean;
}

/** The bases' classes without repetition, each before those that it inherits from. */
function linear(bases: readonly PyClass[]): readonly PyClass[] {
  const all = bases.flatMap(({ lookUp }) => lookUp);
  return all.filter((each, index) => all.lastIndexOf(each) === index);
}

const HOME = { epoch: -1 };

/** A class that comes with Python or a known library. */
export const builtinClass = (name: string, ...bases: readonly PyClass[]): PyClass => new PyClass(HOME, name, bases);

export const OBJECT: PyClass = builtinClass('object');
export const TYPE: PyClass = builtinClass('type', OBJECT);
