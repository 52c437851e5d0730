// Small modules of Python, and those that change no value.
import { defined } from '../builtins/defined';
import { updateDict } from '../methods/dictMethods';
import { binary } from '../operators/binary';
import { compare, ordered } from '../operators/compare';
import { getItem } from '../operators/subscript';
import { itemsOf } from '../operators/iterate';
import { isTrue } from '../operators/truth';
import type { Runtime } from '../runtime';
import type { BinaryOperator, Comparison } from '../syntax/ast';
import { DICT, LIST, NAMESPACE, TUPLE } from '../values/classes';
import { Instance } from '../values/instance';
import { NdArray } from '../values/ndArray';
import { PyDict, PySet } from '../values/pyDict';
import { Builtin, PyModule } from '../values/pyFunction';
import { PyList, PyTuple } from '../values/sequences';
import { Unknown } from '../values/unknown';
import { type Field, OBJECT, PyClass, type Value } from '../values/value';
import { bindFields } from './dataclassesModule';

const HOME = { epoch: -1 };
const named = (functions: readonly Builtin[]): readonly (readonly [string, Value])[] => functions.map((each) => [each.name, each]);
const silent = (name: string): Builtin => new Builtin(name, () => null);

const bisect = (name: string, isRight: boolean): Builtin =>
  defined(name, ['a', 'x', 'lo?', 'hi?'], (runtime, values, x, from = 0, to = null) => {
    const items = itemsOf(runtime, values!);
    let [low, high] = [from as number, to === null ? items.length : (to as number)];
    while (low < high) {
      runtime.spend(1);
      const middle = (low + high) >> 1;
      const isAfter = isRight
        ? isTrue(runtime, ordered(runtime, '<', x!, items[middle]!))
        : !isTrue(runtime, ordered(runtime, '<', items[middle]!, x!));
      if (isAfter) high = middle;
      else low = middle + 1;
    }
    return low;
  });

const operators: Readonly<Record<string, BinaryOperator>> = {
  add: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  pow: '**',
};
const comparisons: Readonly<Record<string, Comparison>> = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=' };

function copied(runtime: Runtime, value: Value, inner: (item: Value) => Value): Value {
  if (value instanceof PyList) return new PyList(runtime, itemsOf(runtime, value).map(inner));
  if (value instanceof PyTuple) return new PyTuple(value.items.map(inner));
  if (value instanceof NdArray) return new NdArray(runtime, value.numbers().slice(), value.dtype, value.library);
  if (value instanceof PyDict) {
    const dict = new PyDict(runtime);
    dict.factory = value.factory;
    value.entries.forEach(([key, item], hash) => dict.entries.set(hash, [key, inner(item)]));
    return dict;
  }
  if (value instanceof PySet) {
    const set = new PySet(runtime, value.isFrozen);
    value.members.forEach((member, key) => set.members.set(key, member));
    return set;
  }
  if (!(value instanceof Instance)) return value;
  if (value.class.find('__copy__') !== undefined || value.class.find('__deepcopy__') !== undefined)
    throw runtime.unknown('unsupported', '__copy__');
  const instance = new Instance(runtime, value.class, value.args);
  value.attributes.forEach((item, name) => instance.attributes.set(name, inner(item)));
  return instance;
}

function deeply(runtime: Runtime, value: Value, made: Map<Value, Value>): Value {
  const known = made.get(value);
  if (known !== undefined) return known;
  runtime.spend(1);
  if (made.size > 1000) throw runtime.unknown('unsupported', 'deepcopy');
  const copy = copied(runtime, value, (item) => deeply(runtime, item, made));
  if (copy !== value) made.set(value, copy);
  return copy;
}

const defaultdict = new Builtin('defaultdict', (runtime, [factory, other], keywords) => {
  const dict = new PyDict(runtime);
  if (factory !== undefined && factory !== null) dict.factory = factory;
  updateDict(runtime, dict, other, keywords);
  return dict;
});

/** `namedtuple("Stage", "begin weight", defaults=[1.0])` */
const namedtuple = defined(
  'namedtuple',
  ['typename', 'field_names', '*', 'rename?', 'defaults?', 'module?'],
  (runtime, type, list, _rename, defaults) => {
    const names = (typeof list === 'string' ? list.split(/[\s,]+/).filter((each) => each !== '') : itemsOf(runtime, list!)) as string[];
    const values = defaults === undefined || defaults === null ? [] : itemsOf(runtime, defaults);
    const fields = names.map((name, index): Field => {
      const byDefault = values[index - names.length + values.length];
      return { name, inInit: true, keywordOnly: false, ...(byDefault !== undefined && { byDefault }) };
    });
    return namedTupleType(type as string, fields);
  },
);

const namedTupleType = (type: string, fields: readonly Field[], withMethods?: PyClass): Builtin =>
  new Builtin(type, (_, args, keywords) => {
    const bound = bindFields(`${type}.__new__`, fields, args, keywords);
    return new PyTuple(
      fields.map(({ name, byDefault }) => bound.get(name) ?? byDefault!),
      fields.map(({ name }) => name),
      withMethods,
    );
  });

/** The base of `class Stage(NamedTuple)`, whose fields are the names that its body annotates. */
const namedTupleBase = new PyClass(HOME, 'NamedTuple', [TUPLE]);
namedTupleBase.derive = (type) => {
  const { name, attributes } = type;
  const names = (attributes.get('__annotated__') as string).split(',').filter((each) => each !== '');
  return namedTupleType(
    name,
    names.map((each): Field => {
      const byDefault = attributes.get(each);
      attributes.delete(each);
      return { name: each, inInit: true, keywordOnly: false, ...(byDefault !== undefined && { byDefault }) };
    }),
    type,
  );
};

const simpleNamespace = new Builtin('SimpleNamespace', (runtime, args, keywords) => {
  if (args.length > 0) throw runtime.unknown('unsupported', 'SimpleNamespace');
  const made = new Instance(runtime, NAMESPACE);
  keywords?.forEach((value, name) => made.attributes.set(name, value));
  return made;
});

/** An object with these attributes. */
export function namespaceOf(attributes: ReadonlyMap<string, Value>): Instance {
  const made = new Instance(HOME, NAMESPACE);
  attributes.forEach((value, name) => made.attributes.set(name, value));
  return made;
}

/** The class of what has more than is known of it. */
const OPEN = new PyClass(HOME, 'types.SimpleNamespace', [OBJECT], true);

/** An object of which these attributes are known, and no others. */
export function openNamespaceOf(attributes: ReadonlyMap<string, Value>): Instance {
  const made = new Instance(HOME, OPEN);
  attributes.forEach((value, name) => made.attributes.set(name, value));
  return made;
}

const plainClass = (name: string): readonly [string, PyClass] => [name, new PyClass(HOME, name, [OBJECT])];

function derived(name: string, from: PyClass): PyClass {
  const type = new PyClass(HOME, name, [from]);
  type.construct = (runtime: Runtime, args: readonly Value[], keywords: ReadonlyMap<string, Value>) => {
    const dict = new PyDict(runtime);
    updateDict(runtime, dict, args[0], keywords);
    return dict;
  };
  return type;
}

const logger = new PyModule(
  'logger',
  new Map(named(['debug', 'info', 'warning', 'warn', 'error', 'critical', 'exception', 'log', 'setLevel', 'addHandler'].map(silent))),
);

const unknownModule = (name: string): PyModule => new PyModule(name, new Map([['*', new Unknown('effect', name, { from: 0, to: 0 })]]));

/** Modules by their names. */
export const smallModules: readonly PyModule[] = [
  new PyModule(
    'bisect',
    new Map<string, Value>([['bisect', bisect('bisect', true)], ...named([bisect('bisect_left', false), bisect('bisect_right', true)])]),
  ),
  new PyModule(
    'operator',
    new Map<string, Value>([
      ...Object.entries(operators).map(([name, operator]): [string, Value] => [
        name,
        defined(name, ['a', 'b'], (runtime, a, b) => binary(runtime, operator, a!, b!)),
      ]),
      ...Object.entries(comparisons).map(([name, comparison]): [string, Value] => [
        name,
        defined(name, ['a', 'b'], (runtime, a, b) => compare(runtime, comparison, a!, b!)),
      ]),
      [
        'itemgetter',
        defined('itemgetter', ['item'], (_, index) => new Builtin('itemgetter', (runtime, [object]) => getItem(runtime, object!, index!))),
      ],
    ]),
  ),
  new PyModule(
    'copy',
    new Map<string, Value>([
      ['copy', defined('copy', ['x'], (runtime, x) => copied(runtime, x!, (item) => item))],
      ['deepcopy', defined('deepcopy', ['x'], (runtime, x) => deeply(runtime, x!, new Map()))],
    ]),
  ),
  new PyModule(
    'collections',
    new Map<string, Value>([
      ['defaultdict', defaultdict],
      ['OrderedDict', derived('OrderedDict', DICT)],
      ['namedtuple', namedtuple],
    ]),
  ),
  new PyModule('types', new Map<string, Value>([['SimpleNamespace', simpleNamespace]])),
  new PyModule(
    'typing',
    new Map<string, Value>([
      plainClass('Generic'),
      plainClass('Protocol'),
      ['NamedTuple', namedTupleBase],
      ['List', LIST],
      ['Dict', DICT],
      ['Tuple', TUPLE],
      ['cast', defined('cast', ['type', 'value'], (_, __, value) => value!)],
    ]),
  ),
  new PyModule(
    'abc',
    new Map<string, Value>([plainClass('ABC'), ['abstractmethod', new Builtin('abstractmethod', (_, [inner]) => inner ?? null)]]),
  ),
  new PyModule('warnings', new Map<string, Value>(named(['warn', 'filterwarnings', 'simplefilter', 'catch_warnings'].map(silent)))),
  new PyModule(
    'logging',
    new Map<string, Value>([
      ...logger.members,
      ['getLogger', new Builtin('getLogger', () => logger)],
      ['basicConfig', silent('basicConfig')],
    ]),
  ),
  new PyModule('contextlib', new Map<string, Value>([['nullcontext', new Builtin('nullcontext', (_, [inner = null]) => inner)]])),
  ...['random', 'time', 'os', 'sys', 'datetime', 'pathlib', 'json', 'secrets', 'socket', 'subprocess'].map(unknownModule),
];
