// What a program does elsewhere with what a name is bound to: gives a parameter another value than its default, or changes a dict or an object.
import { type Message, say } from '../../../core/message';
import { flagKey } from '../../tree/commandLine';
import type { CallNode, Entry, MappingNode } from '../../tree/tree';
import { type Binding, callKey, entriesNamed, isOption } from '../lookUp';
import { isGivenByWords } from '../names/words';
import { isChangedByOtherNames } from './otherNames';
import { lastPart } from '../../tree/walk';
import { ModuleUses, parameterFor } from './moduleUses';
import { calledName } from './useReader';

/** Why the value that a name is bound to may not be the one that it has, as the program says elsewhere; undefined where nothing speaks against it. */
export function doubtOf(name: string, { entry, path: around }: Binding, path: readonly MappingNode[]): Message | undefined {
  const [first = '', part] = name.split(/[.[\]]+/);
  // An attribute that is set by its whole name: one of a function's own is set there.
  const isWhole = entry.key?.text === name || isOption(entry);
  const isOwn = isWhole && around.length > 1 && !isOption(entry);
  if (part !== undefined && first !== 'self' && isChangedByOtherNames(name, path, { isWhole, isOwn }))
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
  if (first === 'self' && part !== undefined && hasOtherAttribute(part, path))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name });
  if (isFlag(entry) && isGivenByWords(entry.key!.text.slice(flagKey('').length), path[0])) return givenByWords(name);
  if (!entry.isDefault || entry.merged === true) return undefined;
  const scope = path.findLastIndex(
    (one) => one.scope === true && one.ofClass !== true && entriesNamed(one, entry.key!.text).includes(entry),
  );
  return scope > 0 ? doubtOfDefault(entry.key!.text, path.slice(0, scope + 1)) : undefined;
}

const isFlag = (entry: Entry): boolean => isOption(entry) && entry.key!.text.startsWith(flagKey(''));

const givenByWords = (name: string): Message =>
  say('{name} is only a default: the program itself may give another value as words of a command line.', { name });

/** Why a parameter of the innermost of these scopes may not have its default. */
export function doubtOfDefault(parameter: string, path: readonly MappingNode[]): Message | undefined {
  if (isGivenByWords(parameter, path[0])) return givenByWords(parameter);
  const call = callGiving(parameter, path);
  return call && say('{name} is only a default: a call of {callee} gives another value.', { name: parameter, callee: call.callee });
}

const gives = ['bind_parameter', 'parse_config', 'parse_config_files_and_bindings'];

/** The dotted names in the texts that a call is given. */
const namesIn = ({ arguments: list }: CallNode): readonly string[] =>
  list.flatMap(({ value }) => {
    const texts = value.kind === 'list' ? value.items : [value];
    return texts.flatMap((text) => (text.kind === 'string' ? (text.value.match(/\w+\.\w+/g) ?? []) : []));
  });

/** A call of the module that gives a parameter of a function another value than its default, or may do so. */
function callGiving(parameter: string, [module, ...path]: readonly MappingNode[]): CallNode | undefined {
  const scope = path.at(-1);
  if (!module || scope?.scopeName === undefined) return undefined;
  const around = path.at(-2);
  const name = calledName(scope, around);
  const own = { scope, isMethod: around?.ofClass === true };
  const uses = ModuleUses.of(module);
  // Gin gives it another one by its name: `gin.bind_parameter('main.steps', 800)`, `gin.parse_config('main.steps = 800')`.
  const bound = gives.flatMap((each) => {
    entriesNamed(module, callKey(each));
    return uses.get('calls', each).filter((call) => namesIn(call).includes(`${name}.${parameter}`));
  });
  if (bound[0]) return bound[0];
  return [name, ...otherNamesOf(name, uses)]
    .flatMap((each) => {
      // That nothing is bound to it is no matter: it is the question that is noted.
      entriesNamed(module, callKey(each));
      return uses.get('calls', each);
    })
    .find((call) => call.arguments.some((argument) => argument.spread !== undefined || parameterFor(own, call, argument) === parameter));
}

/** The names by which a function may be called besides its own: given to it, or to a parameter of another that gets it. */
function otherNamesOf(name: string, uses: ModuleUses): readonly string[] {
  const given = uses
    .get('handedOn', name)
    .flatMap(({ call, argument }) =>
      uses.get('functions', lastPart(call.callee)).flatMap((one) => parameterFor(one, call, argument) ?? []),
    );
  return [...uses.get('aliases', name).flatMap((alias) => (alias.through === undefined ? [lastPart(alias.name)] : [])), ...given];
}

/** Whether an object of the class around may have another value of an attribute: one that is set from outside, or that of a class made from it. */
function hasOtherAttribute(attribute: string, path: readonly MappingNode[]): boolean {
  const [module] = path;
  const name = path.findLast(({ ofClass }) => ofClass)?.scopeName;
  if (module?.scope !== true || name === undefined) return false;
  // Where an object or a class is made of it, the class is called or named between brackets.
  entriesNamed(module, callKey(name));
  const uses = ModuleUses.of(module);
  const isSet = uses
    .get('objects', name)
    .some(
      (each) => entriesNamed(module, `${each}.${attribute}`).length > 0 || uses.get('assignedInside', `${each}.${attribute}`).length > 0,
    );
  const scopes = uses.get('subclasses', name).flatMap((each) => uses.get('classes', each));
  return isSet || scopes.some((scope) => [attribute, `self.${attribute}`].some((each) => entriesNamed(scope, each).length > 0));
}
