// Whether what is in a dict, a list or an object is changed under another name: an alias, the variable of a loop, the parameter of a function.
import { anyAttributeKey, changeKey, mergeKey } from '../../tree/changeKey';
import { originalScope } from '../../tree/shiftNode';
import type { Entry, MappingNode } from '../../tree/tree';
import { lastPart, nameParts, pathText } from '../../tree/walk';
import { entriesNamed, isOption } from '../lookUp';
import { isSwitchedOff } from '../names/switchedOff';
import { aliasesOf, handedInFile, parameterFor, usesOf } from './moduleUses';
import type { Alias, Handed } from './useReader';

/** Another name of something, and where in that stands what is asked for. */
interface OtherName {
  readonly name: readonly string[];
  readonly rest: readonly string[];
  /** How many of its last parts are those of what is asked for: only these may be bound to something else, whereas the others lead to what some name stands for. */
  readonly asked: number;
  readonly scopes: readonly MappingNode[];
  /** What has this name has itself in it, which gives it ever longer names. */
  readonly isInItself?: boolean;
}

/** So many other names are followed, and so long ones; with more than these a change is assumed. */
const mostNames = 100;
const mostParts = 20;

/**
 * Whether what a dotted name stands for may be changed under another name.
 * @param isWhole it is set by its whole name: what the functions around do with it is told apart by its place
 * @param isOwn it is set so in a function: what other functions do with it is told apart by its place, too
 * @param isRun the functions that make it and hand it back are run to have it
 */
export function isChangedByOtherNames(
  asked: string,
  path: readonly MappingNode[],
  { isWhole, isOwn, isRun = false }: { readonly isWhole: boolean; readonly isOwn: boolean; readonly isRun?: boolean },
): boolean {
  const [module] = path;
  if (module?.scope !== true) return false;
  const [first = '', ...rest] = nameParts(asked);
  const open: OtherName[] = [{ name: [first], rest, asked: rest.length, scopes: path }];
  if (!isOwn && isSetInside(open[0]!, module)) return true;
  const known = new Map<MappingNode | undefined, Set<string>>();
  const around = new Set(path.map(originalScope));
  const home = path.findLast((one) => one.scope === true && entriesNamed(one, first).length > 0);
  for (const one of open) {
    if (open.length > mostNames || one.name.length + one.rest.length > mostParts) return true;
    for (const other of namesOf(one, module, isOwn)) {
      const scope = other.scopes.at(-1);
      if (isWhole && scope !== undefined && around.has(originalScope(scope)) && other.name[0] === first) continue;
      // By its own name again: what sets it so is run, too.
      if (isRun && other.name[0] === first && home && originalScope(scope ?? module) === originalScope(home)) continue;
      const text = pathText([...other.name, ' ', ...other.rest, ` ${other.asked}`]);
      const texts = known.get(scope) ?? new Set();
      if (texts.has(text)) continue;
      known.set(scope, texts.add(text));
      if (other.isInItself || isSetInside(other, module)) return true;
      const isMade = isRun && isHandedBack(other, module);
      if (!isMade && scopesOf(other, module).some((each) => isSetIn(each, other, module))) return true;
      open.push(other);
    }
  }
  return false;
}

/** Whether a function makes it under this name, and hands it back. */
function isHandedBack({ name: [first = '', ...more], scopes }: OtherName, module: MappingNode): boolean {
  const scope = scopes.at(-1);
  if (scope?.scopeName === undefined || more.length > 0 || !entriesNamed(scope, first).some(({ isDefault }) => isDefault !== true))
    return false;
  return usesOf(module, 'aliases', first).some(({ name }) => name === `${scope.scopeName}()`);
}

/** The scopes in which a name is: that of a lambda or a comprehension leaves what it changes to those around. */
const scopesOf = ({ scopes }: OtherName, module: MappingNode): readonly MappingNode[] =>
  scopes.some(({ scopeName }) => scopeName !== undefined) ? scopes : [module, ...scopes];

/** The names that are longer than that of the thing, as far as what is asked for in it. */
const waysTo = ({ name, rest }: OtherName): readonly string[] => rest.map((_, index) => pathText([...name, ...rest.slice(0, index + 1)]));

/** Those of them that may be bound to something else. */
const boundWaysTo = (one: OtherName): readonly string[] => waysTo(one).slice(one.rest.length - one.asked);

/** Whether a function sets it that has the name from around. */
const isSetInside = (one: OtherName, module: MappingNode): boolean =>
  boundWaysTo(one).some((way) => usesOf(module, 'assignedInside', way).length > 0);

/** An option is added to a parser, and sets nothing of what that makes. */
const isNoSetting = (entry: Entry, module: MappingNode): boolean => isOption(entry) || isSwitchedOff(entry, [module]);

/** Whether a scope sets it under this name, or changes anything there. */
function isSetIn(scope: MappingNode, one: OtherName, module: MappingNode): boolean {
  const own = pathText(one.name);
  const whole = one.name[0] === 'self' ? own : one.name[0]!;
  const ways = [own, ...waysTo(one)];
  // What is set in these is what is asked for, or is on the way to it.
  const setIn = ways.slice(one.rest.length - one.asked);
  return (
    boundWaysTo(one).some((way) => entriesNamed(scope, way).some((entry) => !isNoSetting(entry, module))) ||
    [whole, ...ways].some((each) => entriesNamed(scope, changeKey(each)).length > 0) ||
    setIn.some((each) => [anyAttributeKey(each), mergeKey(each)].some((key) => entriesNamed(scope, key).length > 0))
  );
}

/** The other names of all that has a part of a name, nearest the thing itself last. */
function namesOf({ name, rest, asked }: OtherName, module: MappingNode, isOwn: boolean): readonly OtherName[] {
  const parts = [...name, ...rest];
  return parts.flatMap((_, index) => {
    const whole = parts.slice(0, index + 1);
    const of = pathText(whole);
    const within = parts.slice(index + 1);
    const isInside = (other: readonly string[]) => other.length > whole.length && whole.every((part, at) => part === other[at]);
    const aliases = aliasesOf(module, of)
      .flatMap((alias) => byAlias(alias, within))
      .map((other) => (isInside(other.name) ? { ...other, isInItself: true } : other));
    const all = isOwn ? aliases : [...aliases, ...handedInFile(module, of).flatMap((handed) => byCall(handed, within, module))];
    return all.map((other) => ({ ...other, asked: Math.min(asked, within.length, other.rest.length) }));
  });
}

/** What is found of another name alone. */
type Found = Omit<OtherName, 'asked'>;

function byAlias({ name, scopes, isItem }: Alias, rest: readonly string[]): readonly Found[] {
  const other = { name: nameParts(name), rest, scopes };
  return isItem === true && rest.length > 0 ? [other, { ...other, rest: rest.slice(1) }] : [other];
}

function byCall({ call, argument }: Handed, rest: readonly string[], module: MappingNode): readonly Found[] {
  return usesOf(module, 'functions', lastPart(call.callee)).flatMap((one) => {
    const parameters = argument.spread === undefined ? [parameterFor(one, call, argument)] : one.scope.entries.map(({ key }) => key?.text);
    const scopes = [one.scope];
    const inList = argument.spread !== undefined ? rest.slice(1) : argument.value.kind === 'name' ? rest : ['[0]', ...rest];
    return parameters.flatMap((name) =>
      name === undefined
        ? []
        : [
            { name: [name], rest: inList, scopes },
            { name: [name], rest, scopes },
          ],
    );
  });
}
