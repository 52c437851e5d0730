// What a program does elsewhere with what a name is bound to: gives a parameter another value than its default, or changes a dict or an object.
import { type Message, say } from '../../../core/message';
import { changeKey } from '../../tree/changeKey';
import { flagKey } from '../../tree/commandLine';
import { originalScope } from '../../tree/shiftNode';
import type { Entry, MappingNode } from '../../tree/tree';
import { type Binding, entriesNamed, isOption } from '../lookUp';
import { isGivenByWords } from '../names/words';
import { isChangedByOtherNames } from './otherNames';
import { itemNames, lastPart, nameParts, pathText } from '../../tree/walk';
import { callByGin } from './callByGin';
import { callGiving } from './callGiving';
import { aliasesOf, handedInFile, usesOf } from './moduleUses';
import { isWrittenElsewhere } from './writtenElsewhere';

/** Why the value that a name is bound to may not be the one that it has, as the program says elsewhere; undefined where nothing speaks against it. */
export function doubtOf(name: string, { entry, path: around }: Binding, path: readonly MappingNode[]): Message | undefined {
  const [first = '', part] = name.split(/[.[\]]+/);
  // An attribute that is set by its whole name: one of a function's own is set there.
  const isWhole = entry.key?.text === name || isOption(entry);
  const isOwn = isWhole && around.length > 1 && !isOption(entry);
  if (part !== undefined && first !== 'self' && isChangedByOtherNames(name, path, { isWhole, isOwn }))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name: first });
  if (part !== undefined && isOwn && isSetWithin(name, around))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name: first });
  // What it was set as, before it was copied or had this name.
  const own = entry.key?.text ?? '';
  if (
    own !== name &&
    /^(?!self\.)[^.[]+\./.test(own) &&
    !isOption(entry) &&
    isChangedByOtherNames(own, around, { isWhole: true, isOwn: around.length > 1 })
  )
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name: own });
  if (part !== undefined && !isOption(entry) && isWrittenElsewhere(name, path, entry.key?.text))
    return say('{name} may be changed elsewhere in this file, so its value is not constant.', { name });
  if (first === 'self' && part !== undefined && hasOtherAttribute(part, path))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name });
  if (part === undefined && isListChanged(name, entry, path))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name });
  const owner = around.at(-1);
  if (
    part !== undefined &&
    owner?.ofClass === true &&
    ['__getattribute__', '__setattr__'].some((each) => entriesNamed(owner, each).length > 0)
  )
    return say('What {name} is depends on a method of its class.', { name });
  if (isFlag(entry) && isGivenByWords(entry.key!.text.slice(flagKey('').length), path[0])) return givenByWords(name);
  if (!entry.isDefault || entry.merged === true) return undefined;
  const scope = path.findLastIndex(
    (one) => one.scope === true && one.ofClass !== true && entriesNamed(one, entry.key!.text).includes(entry),
  );
  return scope > 0 ? doubtOfDefault(entry.key!.text, path.slice(0, scope + 1)) : undefined;
}

/** Whether a list, or an item of it, is changed under another name. */
function isListChanged(name: string, { value }: Entry, path: readonly MappingNode[]): boolean {
  const [module] = path;
  if (value.kind !== 'list' || module?.scope !== true || usesOf(module, 'aliases', name).length === 0) return false;
  return [name, ...itemNames(name, value)].some((each) => isChangedByOtherNames(each, path, { isWhole: false, isOwn: false }));
}

/** Whether a function within the last of some scopes sets it, too. */
function isSetWithin(name: string, [module, ...inner]: readonly MappingNode[]): boolean {
  const parts = nameParts(name);
  const [owner, attribute] = [pathText(parts.slice(0, -1)), parts.at(-1)!];
  const own = originalScope(inner.at(-1)!);
  return usesOf(module!, 'writes', attribute).some(
    (each) => each.owner === owner && each.scopes.slice(0, -1).some((scope) => originalScope(scope) === own),
  );
}

const isFlag = (entry: Entry): boolean => isOption(entry) && entry.key!.text.startsWith(flagKey(''));

const givenByWords = (name: string): Message =>
  say('{name} is only a default: the program itself may give another value as words of a command line.', { name });

/** Whether what a name leads to may be changed under another one, where the functions that make it are run. */
export function isChangedElsewhere(name: string, path: readonly MappingNode[]): boolean {
  const [module] = path;
  if (module?.scope !== true) return false;
  if (isWrittenElsewhere(name, path)) return true;
  if (usesOf(module, 'assignedInside', name).length > 0) return true;
  // An option is read where its parser is.
  if (entriesNamed(module, `args.${pathText(nameParts(name).slice(1))}`).some(isOption)) return false;
  return isNamedAgain(name, module) && isChangedByOtherNames(name, path, { isWhole: false, isOwn: false, isRun: true });
}

/** Whether what a name leads to, or is a part of, has another name somewhere, or is handed to a function of the file. */
function isNamedAgain(name: string, module: MappingNode): boolean {
  return nameParts(name).some((_, index, parts) => {
    const part = pathText(parts.slice(0, index + 1));
    return aliasesOf(module, part).length > 0 || handedInFile(module, part).length > 0;
  });
}

/** Whether the dict that a name leads to has other items somewhere than those that it is written with. */
export function isDictChanged(name: string, path: readonly MappingNode[]): boolean {
  const [module] = path;
  if (path.some((scope) => entriesNamed(scope, changeKey(name)).length > 0)) return true;
  if (module?.scope !== true) return false;
  const home = homeOf(name, path);
  return usesOf(module, 'setIn', name).some((scopes) => homeOf(name, [module, ...scopes]) === home) || isNamedAgain(name, module);
}

/** The scope, as it was first read, that binds the first part of a name. */
function homeOf(name: string, path: readonly MappingNode[]): MappingNode | undefined {
  const home = path.findLast((scope) => scope.scope === true && entriesNamed(scope, nameParts(name)[0]!).length > 0);
  return home && originalScope(home);
}

/** Why a parameter of the innermost of these scopes may not have its default. */
export function doubtOfDefault(parameter: string, path: readonly MappingNode[]): Message | undefined {
  const [module] = path;
  if (isGivenByWords(parameter, module)) return givenByWords(parameter);
  if (module?.scope !== true || path.length < 2) return undefined;
  if (hasOtherDefaults(path.at(-1)!, module))
    return say('{name} may be changed elsewhere in this file, so its value is not constant.', { name: parameter });
  const call = callByGin(parameter, path) ?? callGiving(parameter, path);
  return call && say('{name} is only a default: a call of {callee} gives another value.', { name: parameter, callee: call.callee });
}

/** Whether a function is given other defaults: `f.__defaults__ = (5,)`. */
const hasOtherDefaults = ({ scopeName }: MappingNode, module: MappingNode): boolean =>
  ['__defaults__', '__kwdefaults__', '__code__'].some((each) =>
    usesOf(module, 'writes', each).some(({ owner }) => lastPart(owner) === scopeName),
  );

/** Whether an object of the class around may have another value of an attribute: one that is set from outside, or that of a class made from it. */
function hasOtherAttribute(attribute: string, path: readonly MappingNode[]): boolean {
  const [module] = path;
  const name = path.findLast(({ ofClass }) => ofClass)?.scopeName;
  if (module?.scope !== true || name === undefined) return false;
  const isSet = usesOf(module, 'objects', name)
    .map((each) => `${each}.${attribute}`)
    .some((each) => entriesNamed(module, each).length > 0 || usesOf(module, 'assignedInside', each).length > 0);
  const scopes = usesOf(module, 'subclasses', name).flatMap((each) => usesOf(module, 'classes', each));
  return isSet || scopes.some((scope) => [attribute, `self.${attribute}`].some((each) => entriesNamed(scope, each).length > 0));
}
