import { equal } from '../operators/equal';
import { callValue } from '../operators/call';
import { bind } from '../operators/attributes';
import { instantiate } from '../operators/instantiate';
import { raised } from '../values/exceptions';
import { Instance } from '../values/instance';
import { Builtin, PyModule } from '../values/pyFunction';
import { NotImplemented } from '../values/singletons';
import type { Runtime } from '../runtime';
import { type Field, type Keywords, OBJECT, PyClass, type Value } from '../values/value';

const HOME = { epoch: -1 };
/** What `field(…)` gives. */
const FIELD = new PyClass(HOME, 'Field', [OBJECT]);
/** The annotations of a class body, in order, under this name. */
const NAMES = '__annotated__';

/** Stands for what keeps an object of a frozen class as it is. */
const FROZEN = new Builtin('__setattr__', (runtime) => {
  throw runtime.unknown('unsupported', '__setattr__');
});

const field = new Builtin('field', (runtime, _, keywords) => {
  const made = new Instance(runtime, FIELD);
  keywords?.forEach((value, name) => made.attributes.set(name, value));
  return made;
});

/** Makes a class a dataclass whose fields are the names that its body annotates. */
export function makeDataclass(type: PyClass, annotated: readonly string[], keywordOnly: boolean): PyClass {
  const own = annotated.map((name): Field => {
    const value = type.attributes.get(name);
    if (!(value instanceof Instance && value.class === FIELD))
      return { name, inInit: true, keywordOnly, ...(value !== undefined && { byDefault: value }) };
    const [byDefault, factory] = [value.attributes.get('default'), value.attributes.get('default_factory')];
    type.attributes.delete(name);
    if (byDefault !== undefined) type.attributes.set(name, byDefault);
    return {
      name,
      inInit: value.attributes.get('init') !== false,
      keywordOnly: keywordOnly || value.attributes.get('kw_only') === true,
      ...(byDefault !== undefined && { byDefault }),
      ...(factory !== undefined && { factory }),
    };
  });
  const before = (type.fields ?? []).filter(({ name }) => !annotated.includes(name));
  const fields = (type.fields = [...before, ...own]);
  if (!type.attributes.has('__init__')) type.attributes.set('__init__', initOf(type, fields));
  if (!type.attributes.has('__eq__')) type.attributes.set('__eq__', equalBy(type));
  return type;
}

function initOf(type: PyClass, fields: readonly Field[]): Builtin {
  const name = `${type.name}.__init__`;
  return new Builtin(name, (runtime, [self, ...args], keywords) => {
    const object = self as Instance;
    const values = bindFields(name, fields, args, keywords);
    fields.forEach(({ name: key, byDefault, factory }) => {
      const value = values.get(key) ?? byDefault ?? (factory === undefined ? undefined : callValue(runtime, factory, []));
      if (value !== undefined) object.attributes.set(key, value);
    });
    const after = type.find('__post_init__') ?? object.class.find('__post_init__');
    if (after !== undefined) callValue(runtime, bind(runtime, after, object, object.class), []);
    return null;
  });
}

/** The values that a call gives fields, by their names; raises what Python does where they do not fit. */
export function bindFields(
  name: string,
  fields: readonly Field[],
  args: readonly Value[],
  keywords: Keywords | undefined,
): Map<string, Value> {
  const inInit = fields.filter((each) => each.inInit);
  const positional = inInit.filter(({ keywordOnly }) => !keywordOnly);
  const values = new Map<string, Value>();
  const isOptional = ({ byDefault, factory }: Field): boolean => byDefault !== undefined || factory !== undefined;
  if (args.length > positional.length) {
    const required = positional.filter((each) => !isOptional(each)).length + 1;
    const most = positional.length + 1;
    const range =
      required === most ? `${most} positional argument${most === 1 ? '' : 's'}` : `from ${required} to ${most} positional arguments`;
    throw raised('TypeError', `${name}() takes ${range} but ${args.length + 1} were given`);
  }
  args.forEach((value, index) => values.set(positional[index]!.name, value));
  keywords?.forEach((value, key) => {
    if (!inInit.some((each) => each.name === key)) throw raised('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
    if (values.has(key)) throw raised('TypeError', `${name}() got multiple values for argument '${key}'`);
    values.set(key, value);
  });
  const missing = inInit.filter((each) => !values.has(each.name) && !isOptional(each)).map((each) => `'${each.name}'`);
  if (missing.length > 0) {
    const list =
      missing.length === 1 ? missing[0]! : `${missing.slice(0, -1).join(', ')}${missing.length > 2 ? ',' : ''} and ${missing.at(-1)!}`;
    throw raised(
      'TypeError',
      `${name}() missing ${missing.length} required positional argument${missing.length === 1 ? '' : 's'}: ${list}`,
    );
  }
  return values;
}

const equalBy = (type: PyClass): Builtin =>
  new Builtin('__eq__', (runtime, [self, other]) => {
    if (!(self instanceof Instance) || !(other instanceof Instance) || other.class !== self.class) return NotImplemented;
    return (type.fields ?? []).every(({ name }) => equal(runtime, self.attributes.get(name) ?? null, other.attributes.get(name) ?? null));
  });

function decorate(runtime: Runtime, type: Value | undefined, keywords: Keywords | undefined): PyClass {
  if (!(type instanceof PyClass)) throw runtime.unknown('unsupported', 'dataclass');
  const names = type.attributes.get(NAMES);
  if (keywords?.get('frozen') === true) type.attributes.set('__setattr__', FROZEN);
  if (keywords?.get('order') === true) throw runtime.unknown('unsupported', 'dataclass(order=True)');
  return makeDataclass(type, typeof names === 'string' && names !== '' ? names.split(',') : [], keywords?.get('kw_only') === true);
}

const replace = new Builtin('replace', (runtime, [object], keywords) => {
  if (!(object instanceof Instance) || !object.class.fields) throw raised('TypeError', 'replace() should be called on dataclass instances');
  const all = new Map<string, Value>();
  for (const { name, inInit } of object.class.fields) {
    const value = object.attributes.get(name);
    if (inInit && value !== undefined) all.set(name, value);
  }
  keywords?.forEach((value, name) => all.set(name, value));
  return instantiate(runtime, object.class, [], all);
});

/** Python's `dataclasses`. */
export const dataclassesModule = new PyModule(
  'dataclasses',
  new Map<string, Value>([
    ['field', field],
    ['replace', replace],
    [
      'dataclass',
      new Builtin('dataclass', (runtime, [type], keywords) =>
        type === undefined
          ? new Builtin('dataclass', (again, [inner]) => decorate(again, inner, keywords))
          : decorate(runtime, type, keywords),
      ),
    ],
  ]),
);
