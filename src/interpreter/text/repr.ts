import { bail } from '../columns/block';
import { Column } from '../columns/column';
import type { Runtime } from '../runtime';
import { ArrayScalar } from '../values/arrayScalar';
import { EXCEPTIONS } from '../values/exceptions';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { PyFloat } from '../values/pyFloat';
import { PyList, PyRange, PyTuple } from '../values/sequences';
import { Unknown, UnknownSignal } from '../values/unknown';
import { PyClass, type Value } from '../values/value';
import { dunder } from '../operators/dunder';
import { Ellipsis } from '../values/singletons';
import { floatText } from './floatText';

/** `repr(value)`; not known for what shows an address. */
export function repr(runtime: Runtime, value: Value): string {
  runtime.spend(1);
  switch (typeof value) {
    case 'number':
      return Number.isInteger(value) ? bigText(runtime, BigInt(value)) : floatText(value);
    case 'bigint':
      return bigText(runtime, value);
    case 'boolean':
      return value ? 'True' : 'False';
    case 'string':
      return quoted(value);
    default:
      return value === null ? 'None' : ofObject(runtime, value);
  }
}

function bigText(runtime: Runtime, value: bigint): string {
  const text = String(value);
  runtime.spend(text.length >> 4);
  return text;
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = Array.from(text, (character) => {
    if (character === quote || character === '\\') return `\\${character}`;
    if (character === '\n') return '\\n';
    if (character === '\r') return '\\r';
    if (character === '\t') return '\\t';
    const code = character.codePointAt(0)!;
    return code < 32 || code === 127 ? `\\x${code.toString(16).padStart(2, '0')}` : character;
  });
  return `${quote}${escaped.join('')}${quote}`;
}

function ofObject(runtime: Runtime, value: NonNullable<Value>): string {
  if (value instanceof PyFloat) return floatText(value.value);
  const all = (items: Iterable<Value>): string[] => Array.from(items, (item) => repr(runtime, item));
  if (value instanceof PyList) return `[${all(value.items).join(', ')}]`;
  if (value instanceof PyTuple)
    return value.items.length === 1 ? `(${repr(runtime, value.items[0]!)},)` : `(${all(value.items).join(', ')})`;
  if (value instanceof PyDict)
    return `{${Array.from(value.entries.values(), ([key, item]) => `${repr(runtime, key)}: ${repr(runtime, item)}`).join(', ')}}`;
  if (value instanceof PySet && value.members.size <= 1)
    return value.members.size === 0 ? 'set()' : `{${all(value.members.values()).join(', ')}}`;
  if (value instanceof PyRange)
    return value.step === 1 ? `range(${value.start}, ${value.stop})` : `range(${value.start}, ${value.stop}, ${value.step})`;
  if (value instanceof ArrayScalar) {
    if (value.library !== 'numpy') throw runtime.unknown('array', 'repr');
    const text = value.dtype === 'int64' ? String(value.value) : floatText(value.value);
    if (value.dtype === 'float32') throw runtime.unknown('array', 'repr');
    return `np.${value.dtype}(${text})`;
  }
  if (value instanceof Instance) return ofInstance(runtime, value);
  if (value instanceof PyClass && value.epoch < 0) return `<class '${value.name}'>`;
  if (value === Ellipsis) return 'Ellipsis';
  if (value instanceof Unknown) throw new UnknownSignal(value);
  if (value instanceof Column) return bail();
  throw runtime.unknown('unsupported', value instanceof NdArray ? 'repr of an array' : 'repr');
}

function ofInstance(runtime: Runtime, value: Instance): string {
  const own = dunder(runtime, value, '__repr__');
  if (typeof own === 'string') return own;
  if (value.class.isSubclassOf(EXCEPTIONS.BaseException))
    return `${value.class.name}(${value.args.map((each) => repr(runtime, each)).join(', ')})`;
  const { fields } = value.class;
  if (!fields) throw runtime.unknown('unsupported', 'repr');
  return `${value.class.name}(${fields.map(({ name }) => `${name}=${repr(runtime, value.attributes.get(name) ?? null)}`).join(', ')})`;
}

/** `str(value)` */
export function text(runtime: Runtime, value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof ArrayScalar && value.dtype !== 'float32' && value.library === 'numpy')
    return value.dtype === 'int64' ? String(value.value) : floatText(value.value);
  if (value instanceof Instance) {
    const own = dunder(runtime, value, '__str__');
    if (typeof own === 'string') return own;
    if (value.class.isSubclassOf(EXCEPTIONS.BaseException)) return messageOf(runtime, value);
  }
  return repr(runtime, value);
}

/** What an exception says. */
export function messageOf(runtime: Runtime, { class_, args }: Instance): string {
  const [first] = args;
  if (first === undefined) return '';
  if (args.length > 1) {
    if (class_.isSubclassOf(EXCEPTIONS.OSError)) return `[Errno ${text(runtime, first)}] ${text(runtime, args[1]!)}`;
    return `(${args.map((each) => repr(runtime, each)).join(', ')})`;
  }
  return class_.isSubclassOf(EXCEPTIONS.KeyError) ? repr(runtime, first) : text(runtime, first);
}
