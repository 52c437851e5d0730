import { EXCEPTIONS } from '../values/exceptions';
import type { Instance } from '../values/instance';
import { Builtin } from '../values/pyFunction';
import {
  BOOL,
  BYTES,
  CLASSMETHOD,
  COMPLEX,
  DICT,
  FLOAT,
  FROZENSET,
  INT,
  LIST,
  PROPERTY,
  RANGE,
  SET,
  SLICE,
  STATICMETHOD,
  STR,
  TUPLE,
} from '../values/classes';
import { Ellipsis, NotImplemented } from '../values/singletons';
import { Unknown } from '../values/unknown';
import { type Construct, OBJECT, type PyClass, TYPE, type Value } from '../values/value';
import { numberBuiltins, numberConstructors } from './numberBuiltins';
import { objectBuiltins, objectConstructors } from './objectBuiltins';
import { fromKeys, sequenceBuiltins, sequenceConstructors } from './sequenceBuiltins';

const constructors: readonly (readonly [PyClass, Builtin])[] = [
  [BOOL, numberConstructors.bool],
  [INT, numberConstructors.int],
  [FLOAT, numberConstructors.float],
  [STR, objectConstructors.str],
  [PROPERTY, objectConstructors.property],
  [STATICMETHOD, objectConstructors.staticmethod],
  [CLASSMETHOD, objectConstructors.classmethod],
  [RANGE, sequenceConstructors.range],
  [LIST, sequenceConstructors.list],
  [TUPLE, sequenceConstructors.tuple],
  [SET, sequenceConstructors.set],
  [FROZENSET, sequenceConstructors.frozenset],
  [DICT, sequenceConstructors.dict],
  [SLICE, sequenceConstructors.slice],
];

/** What cannot be known by reading, with the reason. */
const unknown: readonly Unknown[] = [
  ...['input', 'open', 'id', 'hash', 'breakpoint'].map((name) => new Unknown('effect', name, { from: 0, to: 0 })),
  ...[
    'eval',
    'exec',
    'compile',
    'vars',
    'locals',
    'globals',
    'dir',
    'memoryview',
    'bytearray',
    'delattr',
    'ascii',
    'aiter',
    'anext',
    '__import__',
    'help',
    'exit',
    'quit',
  ].map((name) => new Unknown('unsupported', name, { from: 0, to: 0 })),
];

/** The names that every module has. */
export const builtinNames: ReadonlyMap<string, Value> = build();

function build(): Map<string, Value> {
  constructors.forEach(([type, { invoke }]) => (type.construct = invoke as unknown as Construct));
  // A bool is an int by its class alone.
  DICT.attributes.set('fromkeys', fromKeys);
  EXCEPTIONS.BaseException.attributes.set(
    '__init__',
    new Builtin('__init__', (_, [self, ...args]) => {
      (self as Instance).args = args;
      return null;
    }),
  );
  const names = new Map<string, Value>([
    ['Ellipsis', Ellipsis],
    ['NotImplemented', NotImplemented],
    ['__name__', '__main__'],
    ['__debug__', true],
  ]);
  for (const builtin of [...numberBuiltins, ...sequenceBuiltins, ...objectBuiltins]) names.set(builtin.name, builtin);
  for (const type of [OBJECT, TYPE, COMPLEX, BYTES, ...constructors.map(([each]) => each)]) names.set(type.name, type);
  for (const [name, type] of Object.entries(EXCEPTIONS)) names.set(name, type);
  names.set('IOError', EXCEPTIONS.OSError);
  names.set('EnvironmentError', EXCEPTIONS.OSError);
  for (const each of unknown) names.set(each.about, each);
  return names;
}
