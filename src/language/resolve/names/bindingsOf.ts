// Finds what a name stands for: Python's scopes, the objects in them, and the files that they import.
import { anyAttributeKey, changeKey, globalKey, returnKey } from '../../tree/changeKey';
import type { CallNode, Entry, ImportNode, MappingNode, Node, UnknownNode } from '../../tree/tree';
import { nameParts, ownersOf, pathText } from '../../tree/walk';
import { importedFrom, importsAt, starsOf } from '../imports/importedFrom';
import { type Binding, entriesNamed, isOption, withoutReport } from '../lookUp';
import { ModuleUses, parameterFor, usesOf } from '../uses/moduleUses';
import { doubtOfDefault } from '../uses/uses';
import { calledName } from '../uses/useReader';
import { beside, boundIn, unknownIn } from './boundIn';
import { elsewhere, further, type Look, maxHops } from './look';
import { itemMade, type Made, madeOf } from './madeOf';
import { flagsNamed, isParsed, nameOfFlag, optionsOf } from './parsers';
import { isChangedDict, records } from './records';
import { innerAt, innerScopes, inItsScopes, isDirectlyIn, setOnClass } from './scopesAround';
import { isGivenByWords } from './words';

/** All bindings of a dotted name as Python sees it from the innermost of the scopes; none where it is not bound. */
export function bindingsOf(name: string, path: readonly MappingNode[], look: Look = {}): readonly Binding[] {
  const parts = nameParts(name);
  if ((look.hops ?? 0) > maxHops) return [];
  const classAt = path.findLastIndex(({ ofClass }) => ofClass);
  if (/^(?:self|cls)\./.test(name) && classAt >= 0) return attributesOf(path.slice(0, classAt + 1), parts.slice(1), look);
  let conditional: readonly Binding[] = [];
  for (let at = path.length - 1; at >= 0; at--) {
    const scope = path[at]!;
    if (scope.scope !== true || (scope.ofClass && at < path.length - 1)) continue;
    const isLast = at === path.length - 1;
    const isOwn = look.at === undefined || (isLast && isDirectlyIn(scope, look.at));
    const around = isLast ? path : path.slice(0, at + 1);
    const since = isLast ? look.at : path[at + 1]!.range.from;
    const found = boundIn(around, parts, (part) => entriesNamed(scope, part), isOwn ? look : { ...look, at: undefined, since }, insideOf);
    if (!found) {
      // The functions around are passed over.
      if (at > 1 && entriesNamed(scope, globalKey(parts[0]!)).length > 0) at = 1;
      continue;
    }
    if (!found.isOpen) return conditional.length === 0 ? found.bindings : beside(conditional, found.bindings);
    conditional = [...conditional, ...found.bindings];
  }
  return conditional.length > 0 || !look.imports ? conditional : ofStars(parts, path, look);
}

/** What an import within these scopes binds its name to, in the file that it means, or a part of that. */
export function behindImport(
  node: ImportNode,
  path: readonly MappingNode[],
  look: Look,
  parts: readonly string[] = [],
): readonly Binding[] {
  const imports = importsAt(path, look.imports);
  return imports ? importedFrom(node, parts, imports, (name, from) => bindingsOf(name, from, elsewhere(look))) : [];
}

/** What a name is bound to in this file or in one that it imports. */
const definitionsOf = (name: string, path: readonly MappingNode[], look: Look): readonly Binding[] =>
  bindingsOf(name, path, elsewhere(look)).flatMap((binding) => {
    const { value } = binding.entry;
    return value.kind === 'import' ? behindImport(value, binding.path, elsewhere(look)) : [binding];
  });

/** What a star import of the module brings in under a name that is bound nowhere else. */
function ofStars(parts: readonly string[], [module]: readonly MappingNode[], look: Look): readonly Binding[] {
  for (const star of module ? starsOf(module) : []) {
    const found = behindImport(star, [module!], look, parts);
    const changes = ownersOf(parts).flatMap((owner) => entriesNamed(module!, changeKey(owner)));
    if (found.length > 0) return [...found, ...changes.map((entry) => ({ entry, path: [module!] }))];
  }
  return [];
}

/** What `self.name` or `Class.name` is: set in a method, or in the class itself. */
function attributesOf(path: readonly MappingNode[], parts: readonly string[], look: Look): readonly Binding[] {
  const scope = path.at(-1)!;
  const anySet = entriesNamed(scope, anyAttributeKey('self')).filter((entry) => isInCalled(entry, scope, path[0]));
  const entriesOf = (name: string) => {
    const own = [...entriesNamed(scope, `self.${name}`), ...entriesNamed(scope, name)];
    return own.length > 0 ? [...own, ...anySet] : own;
  };
  const found = boundIn(path, parts, entriesOf, elsewhere(look), insideOf)?.bindings ?? [];
  // Where no condition is met, it is what a class has from which this one is made.
  const isPerhapsOfBase = scope.bases?.some((base) => base !== 'object') === true && found.every(({ entry }) => entry.under !== undefined);
  return found[0] && isPerhapsOfBase ? [...found, unknownIn(found[0].entry, path)] : found;
}

/** Whether an entry stands in a method that is called somewhere. What `__init__` does is by what it is given. */
function isInCalled({ key }: Entry, scope: MappingNode, module: MappingNode | undefined): boolean {
  const method = innerAt(withoutReport(scope), key!.range.from)?.scopeName;
  if (method === undefined || method === '__init__' || module?.scope !== true) return false;
  return method === '__post_init__' || usesOf(module, 'calls', method).length > 0;
}

/** What is bound inside of what an entry binds: an item of a dict or a list, an attribute of a class or its instance. */
function insideOf(entry: Entry, parts: readonly string[], around: readonly MappingNode[], look: Look): readonly Binding[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [inItsScopes(entry, around)];
  const { value } = entry;
  const { path } = inItsScopes(entry, around);
  const isParameter = entry.isDefault === true && entry.merged !== true && around.at(-1)!.ofClass !== true;
  if (isParameter && entry.key && doubtOfDefault(entry.key.text, around)) return [unknownIn(entry, path)];
  switch (value.kind) {
    case 'name':
      return bindingsOf(pathText([value.name, ...parts]), path, further(look));
    case 'import':
      return behindImport(value, path, look, parts);
    case 'list': {
      // Something spread may move all items.
      if (value.items.some(({ kind }) => kind === 'unknown')) return [unknownIn(entry, path)];
      const item = part.startsWith('[') ? value.items.at(Number(part.slice(1, -1))) : undefined;
      return item ? insideOf({ ...(entry.key && { key: entry.key }), value: item }, rest, path, look) : [];
    }
    case 'mapping': {
      if (value.ofClass) return attributesOf([...path, value], parts, look);
      const name = part.replace(/[[\]]/g, '');
      const item = value.scope ? undefined : value.entries.findLast(({ key }) => !key || key.text === name);
      return item ? (item.key ? insideOf(item, rest, path, look) : [unknownIn(entry, path)]) : [];
    }
    case 'call':
      // The fields of an object that is an option are options, too.
      if (isOption(entry) && isGivenByWords(parts.at(-1)!, path[0])) return [unknownIn(entry, path)];
      return insideOfCall(entry, value, parts, path, look);
    case 'unknown':
      if (value.item !== undefined) return ofMade(madeBy(value, path, look), entry, parts, path, look);
      return ofParser(value, parts, path, look) ?? given(entry, parts, path, look);
    default:
      return [];
  }
}

/** What is bound inside of what a call makes. */
function insideOfCall(
  entry: Entry,
  call: CallNode,
  parts: readonly string[],
  path: readonly MappingNode[],
  look: Look,
): readonly Binding[] {
  const { key } = entry;
  const [part = '', ...rest] = parts;
  const [first] = call.arguments;
  if (records.test(call.callee)) {
    const own = call.arguments.find(({ name }) => name?.text === part);
    if (own?.name) return insideOf({ key: own.name, value: own.value }, rest, path, look);
    return first?.value.kind === 'mapping' && !first.name ? insideOf({ value: first.value }, parts, path, look) : [];
  }
  if (isParsed({ value: call }) && call.callee.includes('.')) {
    const [, parser = ''] = /^(.*)\.\w+$/.exec(call.callee) ?? [];
    return optionsOf({ kind: 'name', name: parser, range: call.calleeRange }, pathText(parts), path, (name, from) =>
      definitionsOf(name, from, look),
    );
  }
  if (part === 'value' && nameOfFlag(call) !== undefined) return flagsNamed(nameOfFlag(call)!, path);
  const same = madeBy(call, path, look);
  if (same) return ofMade(same, entry, parts, path, look);
  const [made, ...others] = definitionsOf(call.callee, path, look);
  const type = made?.entry.value;
  if (others.length > 0 || type?.kind !== 'mapping' || type.scope !== true) return [];
  if (!type.ofClass) return returnedBy(type, parts, [...made!.path, type], look);
  if (key && isChangedDict(type, key.text, path)) return [unknownIn(entry, path)];
  const argument = call.arguments.find(({ name }) => name?.text === part);
  if (argument?.name) {
    // What it is given may be changed where the object is made: `self.steps = self.steps // 2` in `__post_init__`.
    const changed = entriesNamed(type, `self.${part}`).filter(({ value }) => value.kind !== 'name' || value.name !== part);
    const around = [...made!.path, type];
    return [
      ...insideOf({ key: argument.name, value: argument.value }, rest, path, look),
      ...changed.map((each) => inItsScopes(each, around)),
    ];
  }
  // What is given by position or spread may be any attribute: none has its default for certain.
  const unnamed = call.arguments.find(({ name }) => !name);
  if (unnamed) return [unknownIn({ ...(key && { key }), value: unnamed.value }, path)];
  return ofObject([...made!.path, type], parts, look);
}

/** What a call makes an object of; undefined where it is a plain one. */
export function madeBy(node: CallNode | UnknownNode, path: readonly MappingNode[], look: Look = {}): Made | undefined {
  const find = (name: string) => definitionsOf(name, path, look);
  const here = further({ hops: look.hops ?? 0 });
  return node.kind === 'unknown' ? itemMade(node, find) : madeOf(node, (name) => bindingsOf(name, path, here), find);
}

/** What is bound inside of what has the same in it as another expression. */
function ofMade(made: Made | undefined, { key, value }: Entry, parts: readonly string[], path: readonly MappingNode[], look: Look) {
  if (made?.isParsed && isGivenByWords(parts.at(-1)!, path[0])) return [unknownIn({ ...(key && { key }), value }, path)];
  return made ? insideOf({ ...(key && { key }), value: made.of }, parts, path, further(look)) : [];
}

/** The attribute of an object of a class; where the class has none, that of those that it is made from. */
function ofObject(path: readonly MappingNode[], parts: readonly string[], look: Look): readonly Binding[] {
  const attributes = attributesOf(path, parts, look);
  const isOwn = entriesNamed(path.at(-1)!, `self.${parts[0]!}`).length > 0;
  const own = isOwn || attributes.length === 0 ? attributes : [...attributes, ...setOnClass(path, parts[0]!)];
  const bases = path.at(-1)!.bases ?? [];
  if (bases.length === 0 || (look.hops ?? 0) > maxHops) return own;
  const found = new Map<Entry, Binding>();
  for (const base of bases) {
    const [binding, ...others] = definitionsOf(base, path.slice(0, -1), look);
    const type = binding?.entry.value;
    if (type?.kind !== 'mapping' || type.ofClass !== true || others.length > 0) continue;
    const around = [...binding!.path, type];
    const isOfObject = entriesNamed(type, `self.${parts[0]!}`).length > 0;
    // What an object has itself wins over what a class has.
    if (own.length > 0 && !isOfObject) continue;
    for (const each of [...ofObject(around, parts, further(look)), ...setOnClass(around, parts[0]!)]) found.set(each.entry, each);
  }
  return found.size === 0 ? own : [...attributes, ...found.values(), ...setOnClass(path, parts[0]!)];
}

/** What is bound inside of what a function returns, the same at each of its ends. */
function returnedBy(scope: MappingNode, parts: readonly string[], path: readonly MappingNode[], look: Look): readonly Binding[] {
  const [first, ...others] = entriesNamed(scope, returnKey).map(({ value }) => value);
  const isSame = (other: Node) => first?.kind === 'name' && other.kind === 'name' && other.name === first.name;
  if (!first || !others.every(isSame)) return [];
  if (first.kind !== 'name') return insideOf({ value: first }, parts, path, further(look));
  return bindingsOf(pathText([first.name, ...parts]), path, further(look, (others.at(-1) ?? first).range.from));
}

/** What all calls of a function give one of its parameters. */
function given(entry: Entry, parts: readonly string[], path: readonly MappingNode[], look: Look): readonly Binding[] {
  const [module] = path;
  const [scope, around] = [path.at(-1)!, path.at(-2)];
  const parameter = entry.key?.text;
  if (!module?.scope || !around || scope.scope !== true || scope.ofClass || entry.isDefault || parameter === undefined) return [];
  if ((look.hops ?? 0) > maxHops) return [];
  const own = { scope, isMethod: around.ofClass === true };
  const all = new Map<Entry, Binding>();
  for (const read of usesOf(module, 'calls', calledName(scope, around))) {
    const call = ModuleUses.of(module).placed(read);
    const argument = call.arguments.find((each) => parameterFor(own, call, each) === parameter);
    if (!argument) continue;
    const from = innerScopes([module], call.range);
    const found = insideOf({ value: argument.value }, parts, from, { ...elsewhere(look), since: call.range.from });
    if (found.length === 0) return [];
    for (const binding of found) all.set(binding.entry, binding);
  }
  return [...all.values()];
}

/** What is bound inside of what a parser makes that is not bound to a name: `get_parser().parse_args()`, `Args().parse_args()`. */
function ofParser({ children }: Node & { readonly kind: 'unknown' }, parts: readonly string[], path: readonly MappingNode[], look: Look) {
  const [made, call] = children;
  if (made?.kind !== 'call' || call?.kind !== 'call' || !isParsed({ value: call }) || children.length > 2) return undefined;
  const find = (name: string, from: readonly MappingNode[]) => definitionsOf(name, from, look);
  const [type] = find(made.callee, path);
  const { value } = type?.entry ?? {};
  return value?.kind === 'mapping' && value.ofClass
    ? attributesOf([...type!.path, value], parts, look)
    : optionsOf(made, pathText(parts), path, find);
}
