import type { Unknown } from './unknown';
import { Mutable } from './pyObject';
import type { Value } from './value';

/** A class: a built-in one, or one that the file defines. */
export class PyClass extends Mutable {
  readonly attributes = new Map<string, Value>();
  /** The class and those it inherits from, in the order in which attributes are looked up. */
  readonly lookUp: readonly PyClass[];
  /** Why a base is not known, where one is not: what the class lacks may then be there. */
  readonly unknownBase: Unknown | undefined;
  /** The fields of a dataclass, in order. */
  fields: readonly Field[] | undefined;
  /** What a call of a built-in class does. */
  construct: Construct | undefined;

  constructor(
    home: { readonly epoch: number },
    readonly name: string,
    readonly bases: readonly PyClass[],
    unknownBase?: Unknown,
  ) {
    super(home);
    this.lookUp = [this, ...linear(bases)];
    this.unknownBase = unknownBase ?? bases.find((base) => base.unknownBase)?.unknownBase;
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
const builtin = (name: string, ...bases: PyClass[]): PyClass => new PyClass(HOME, name, bases);

export const OBJECT: PyClass = builtin('object');
export const TYPE: PyClass = builtin('type', OBJECT);
export const INT = builtin('int', OBJECT);
export const BOOL = builtin('bool', INT);
export const FLOAT = builtin('float', OBJECT);
export const COMPLEX = builtin('complex', OBJECT);
export const STR = builtin('str', OBJECT);
export const BYTES = builtin('bytes', OBJECT);
export const NONE = builtin('NoneType', OBJECT);
export const ELLIPSIS = builtin('ellipsis', OBJECT);
export const NOT_IMPLEMENTED = builtin('NotImplementedType', OBJECT);
export const TUPLE = builtin('tuple', OBJECT);
export const LIST = builtin('list', OBJECT);
export const DICT = builtin('dict', OBJECT);
export const SET = builtin('set', OBJECT);
export const FROZENSET = builtin('frozenset', OBJECT);
export const RANGE = builtin('range', OBJECT);
export const SLICE = builtin('slice', OBJECT);
export const FUNCTION = builtin('function', OBJECT);
export const METHOD = builtin('method', OBJECT);
export const BUILTIN = builtin('builtin_function_or_method', OBJECT);
export const MODULE = builtin('module', OBJECT);
export const ITERATOR = builtin('iterator', OBJECT);
export const GENERATOR = builtin('generator', OBJECT);
export const PROPERTY = builtin('property', OBJECT);
export const STATICMETHOD = builtin('staticmethod', OBJECT);
export const CLASSMETHOD = builtin('classmethod', OBJECT);
export const SUPER = builtin('super', OBJECT);
export const PARTIAL = builtin('functools.partial', OBJECT);
export const NDARRAY = builtin('numpy.ndarray', OBJECT);
export const FLOAT64 = builtin('numpy.float64', FLOAT);
export const FLOAT32 = builtin('numpy.float32', OBJECT);
export const INT64 = builtin('numpy.int64', OBJECT);
export const TENSOR = builtin('Tensor', OBJECT);
