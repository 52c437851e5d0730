// Whether what is in a dict, a list or an object may be set by something of which nobody can tell that it is another one.
import { returnKey } from '../../tree/changeKey';
import { originalScope } from '../../tree/shiftNode';
import type { CallNode, Entry, MappingNode, Node } from '../../tree/tree';
import { lastPart, nameParts, pathText } from '../../tree/walk';
import { entriesNamed } from '../lookUp';
import { innerScopes } from '../names/scopesAround';
import { ModuleUses, parameterFor, usesOf } from './moduleUses';
import { calledName } from './useReader';
import { anyIndex, type Write } from './writes';

/** So many names are followed from one to the next. */
const mostHops = 6;

/** Calls that hand on what they are given, or something in that. */
const handsOn =
  /^(?:next|iter|max|min|eval|getattr|vars|locals|globals|list|tuple|set|sorted|reversed|enumerate|zip|filter|map|chain|deque|nullcontext|get|pop|setdefault)$/;

/** Stands for each of the things in a dict or a list. */
const anyItem = '*';

/** An optimizer has dicts of its own. */
const ofOptimizer = /(?:^|\.)param_groups\b/;

/**
 * Whether the last attribute or item of a dotted name is set anywhere of what may be the same thing. What is set by the name itself does not count
 * here, nor by the one that it is bound by where that is another: `options.shape`, where a function is handed `options` as its `args`.
 */
export function isWrittenElsewhere(asked: string, path: readonly MappingNode[], boundBy = asked): boolean {
  const [module] = path;
  const parts = nameParts(asked);
  if (module?.scope !== true || parts.length < 2) return false;
  const last = parts.at(-1)!;
  const owner = pathText((boundBy.includes('.') ? nameParts(boundBy) : parts).slice(0, -1));
  const isOwn = (write: Write) => write.owner === owner && write.scopes.length === 0;
  const kinds = [last, ...(last.startsWith('[') ? [anyIndex] : [])];
  const writes = kinds.flatMap((kind) => {
    const isSame = (write: Write) => write.value?.kind === 'name' && write.value.name === asked;
    // What a method sets of its own object is surely another thing.
    return usesOf(module, 'writes', kind).filter((write) => !isOwn(write) && !isSame(write) && !/^(?:self|cls)$/.test(write.owner));
  });
  if (writes.length === 0) return false;
  const search = new Search(module, parts[0]!, scopeOf(parts[0]!, path));
  return writes.some((write) => !search.isAnother(write.owner, [module, ...write.scopes]));
}

/** The innermost of some scopes that binds a name. */
const scopeOf = (name: string, path: readonly MappingNode[]): MappingNode | undefined =>
  path.findLast(
    (scope, index) => scope.scope === true && (!scope.ofClass || index === path.length - 1) && entriesNamed(scope, name).length > 0,
  );

class Search {
  constructor(
    private readonly module: MappingNode,
    private readonly asked: string,
    private readonly askedIn: MappingNode | undefined,
  ) {}

  /** Whether a name in these scopes surely stands for something else than what is asked for. */
  isAnother(owner: string, path: readonly MappingNode[], hops = 0): boolean {
    if (hops > mostHops) return false;
    if (ofOptimizer.test(owner)) return true;
    const [plain = ''] = /^[\p{L}_][\p{L}\p{N}_]*(?:\.(?:[\p{L}\p{N}_-]+|\*)|\[-?\d+\])*/u.exec(owner) ?? [];
    const parts = nameParts(plain);
    const [first] = parts;
    // Of `table[key]`, nobody knows what that is.
    if (first === undefined || plain !== owner) return false;
    if (first === 'self' || first === 'cls') return parts.length === 1 || this.#isOtherAttribute(parts, path, hops);
    const scope = scopeOf(first, path);
    if (!scope) return true;
    if (first === this.asked && this.askedIn && originalScope(scope) === originalScope(this.askedIn)) return hops === 0;
    return this.#isOtherIn(parts, path.slice(0, path.indexOf(scope) + 1), 1, hops);
  }

  #isOtherAttribute(parts: readonly string[], path: readonly MappingNode[], hops: number): boolean {
    const at = path.findLastIndex(({ ofClass }) => ofClass);
    return at >= 0 && this.#isOtherIn(parts, path.slice(0, at + 1), 2, hops);
  }

  /** By what the last of some scopes binds to a name, or to the longest beginning of it. */
  #isOtherIn(parts: readonly string[], path: readonly MappingNode[], least: number, hops: number): boolean {
    for (let length = parts.length; length >= least; length--) {
      const entries = entriesNamed(path.at(-1)!, pathText(parts.slice(0, length)));
      if (entries.length > 0) return entries.every((entry) => this.#isOtherEntry(entry, parts.slice(length), path, hops));
    }
    return false;
  }

  #isOtherEntry(entry: Entry, rest: readonly string[], path: readonly MappingNode[], hops: number): boolean {
    const { value, isDefault } = entry;
    const isPlain = value.kind !== 'unknown' || value.children.length > 0;
    const isOther = isPlain && this.#isOtherValue(value, rest, path, hops);
    return isDefault === true || !isPlain ? (isOther || !isPlain) && this.#isOtherGiven(entry, rest, path, hops) : isOther;
  }

  /** By what all calls of the function give its parameter; of one that may be called elsewhere that is not known. */
  #isOtherGiven({ key, isDefault }: Entry, rest: readonly string[], path: readonly MappingNode[], hops: number): boolean {
    const [scope, around] = [path.at(-1)!, path.at(-2)];
    if (scope.ofClass || scope.scopeName === undefined) return isDefault === true;
    const name = calledName(scope, around);
    if (usesOf(this.module, 'handedOn', name).length + usesOf(this.module, 'aliases', name).length > 0) return false;
    const own = { scope, isMethod: around?.ofClass === true };
    const given = usesOf(this.module, 'calls', name).flatMap((read) => {
      const call = ModuleUses.of(this.module).placed(read);
      const argument = call.arguments.find((each) => each.spread !== undefined || parameterFor(own, call, each) === key!.text);
      return argument ? [{ call, argument }] : [];
    });
    if (given.length === 0) return isDefault === true;
    return given.every(
      ({ call, argument }) =>
        argument.spread === undefined && this.#isOtherValue(argument.value, rest, innerScopes([this.module], call.range), hops),
    );
  }

  #isOtherValue(value: Node, rest: readonly string[], path: readonly MappingNode[], hops: number): boolean {
    switch (value.kind) {
      case 'name':
        return this.isAnother(pathText([value.name, ...rest]), path, hops + 1);
      case 'mapping': {
        const [part, ...more] = rest;
        if (part === undefined) return true;
        const entries = part === anyItem ? value.entries : value.entries.filter(({ key }) => key?.text === part);
        return entries.length > 0 && entries.every((entry) => this.#isOtherValue(entry.value, more, path, hops));
      }
      case 'list': {
        const [part, ...more] = rest;
        if (part === undefined) return true;
        const items = part === anyItem ? value.items : value.items.slice(Number(part.slice(1, -1))).slice(0, 1);
        return items.length > 0 && items.every((item) => this.#isOtherValue(item, more, path, hops));
      }
      case 'call':
        return this.#isOtherMade(value, rest, path, hops);
      case 'operation':
        return /^(?:and|or|if else)$/.test(value.operator)
          ? value.operands.every((each) => this.#isOtherValue(each, rest, path, hops))
          : rest.length === 0;
      case 'unknown':
        return value.children.length > 0 && value.children.every((child) => this.#isOtherStoodFor(child, rest, path, hops));
      default:
        return true;
    }
  }

  /** The variable of a loop stands for something that is named there, or for each thing in that. */
  #isOtherStoodFor(child: Node, rest: readonly string[], path: readonly MappingNode[], hops: number): boolean {
    if (child.kind !== 'name') return false;
    return [rest, [anyItem, ...rest]].every((each) => this.isAnother(pathText([child.name, ...each]), path, hops + 1));
  }

  /** What another module makes is a thing of its own, as far as anybody knows; so is an object of a class, though not what is in it. */
  #isOtherMade({ callee, arguments: list }: CallNode, rest: readonly string[], path: readonly MappingNode[], hops: number): boolean {
    const name = lastPart(callee);
    if (handsOn.test(name) || usesOf(this.module, 'functions', name).some(({ scope }) => !this.#makesNew(scope))) return false;
    if (rest.length === 0) return true;
    return usesOf(this.module, 'classes', name).length === 0 && list.every(({ value }) => this.#isOtherValue(value, [], path, hops));
  }

  /** Whether a function hands back something new each time; one that makes the objects of a class does. */
  #makesNew(scope: MappingNode): boolean {
    if (scope.scopeName === '__init__') return true;
    const returned = entriesNamed(scope, returnKey).map(({ value }) => (value.kind === 'name' ? entriesNamed(scope, value.name) : []));
    const isNew = ({ value, isDefault }: Entry) => /^(?:mapping|list|call)$/.test(value.kind) && isDefault !== true;
    return returned.length > 0 && returned.every((entries) => entries.length > 0 && entries.every(isNew));
  }
}
