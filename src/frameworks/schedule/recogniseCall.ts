// Which calls and mappings are schedules. Everything else that merely has the name - `schedule.every()`, Celery's
// `schedule(run_every=...)`, a CI file's `schedule:` key - must stay untouched.
import { keywordParameters, leadingParameters } from '../../core/methods/common';
import { findMethod, methods, suggestMethods } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';
import type { Parameter } from '../../core/parameter';
import { meantParameters } from './unknownKeys';
import { entryOf } from '../../language/resolve/lookUp';
import { asNumber } from '../../language/resolve/values';
import type { Argument, MappingNode, Node } from '../../language/tree/tree';

const namesOf = (list: readonly Parameter[]) => list.flatMap(({ name, aliases }) => [name, ...aliases]);
const parameterNames = new Set(namesOf([...leadingParameters, ...keywordParameters, ...methods.flatMap((method) => method.parameters)]));
/** Keywords that no other library's `schedule` has. */
const tellingNames = new Set(['base_weight', 'max_weight', 'total_steps', 'total_epochs']);
/** Keywords that tell in pairs. */
const ofRole = (role: Parameter['role']) => namesOf([...leadingParameters, ...keywordParameters].filter((one) => one.role === role));
const [weightNames, totalNames] = [ofRole('base'), ofRole('total')];
const weightAndTotalNames = new Set(['method', ...weightNames, ...totalNames]);

/** Methods that are everyday words: `home.schedule("power", 30)` switches something on. */
const everydayWords = /^(?:step|power|points|constant|const|fixed|gate|linear)$/i;

/** What is known of a call besides its arguments. */
export interface CallPlace {
  /** It is made on some object, so that it may be anybody's. */
  readonly isOthers: () => boolean;
  /** Nothing in the program says where its function is from. */
  readonly isFree: () => boolean;
  /** The length of the run is known there. */
  readonly hasRun: () => boolean;
}

/** Whether the arguments of a call that has a schedule function's name look like a schedule's, too. */
export function isScheduleCall(
  list: readonly Argument[],
  methodText: (node: Node) => string | undefined,
  { isOthers, isFree, hasRun }: CallPlace,
): boolean {
  const positional = list.filter(({ name, spread }) => !name && !spread);
  const keywords = list.flatMap(({ name }) => (name ? [name.text] : []));
  const method = methodArgument(list)?.value;
  const text = method && methodText(method);
  if (text !== undefined) {
    const others = positional.slice(positional[0]?.value === method ? 1 : 0);
    const known = findMethod(text);
    if (known) {
      const isBare = others.length < 2 && !keywords.some((keyword) => parameterNames.has(keyword));
      if (isBare && isOthers() && (everydayWords.test(text) || !hasRun())) return false;
      if (isBare && everydayWords.test(text) && others.length > 0 && known.parameters.some(isNeeded) && isFree()) return false;
      if (everydayWords.test(text) && keywords.length === 0 && known.parameters.some(isNeeded) && isOthers()) return false;
      if (everydayWords.test(text) && isSaidOtherwise(known, others.length, keywords, isOthers)) return false;
      return (
        others.length === 0 ||
        others.some(({ value }) => value.kind !== 'string' || value.expression !== undefined || asNumber(value.value) !== undefined)
      );
    }
    const isTelling = others.some(({ value }) => isNumeric(value)) || keywords.some((keyword) => weightAndTotalNames.has(keyword));
    // A word that is near to no method is somebody else's: `schedule("mon", 9, 30)`.
    const near = suggestMethods(text);
    const isEveryday = near.every((method) => everydayWords.test(method));
    const isBegun = near.some((method) => text.toLowerCase().startsWith(method.charAt(0)));
    const isAnybodys = (isEveryday || !isBegun) && isOthers();
    // A short word with another letter in front is another word: `rate` is not `gate`.
    const isWord = text.length > 4 || suggestMethods(text, (spelling) => spelling.startsWith(text.charAt(0).toLowerCase())).length > 0;
    const isNear = near.length > 0 && isWord && !isAnybodys && !(isEveryday && others.length < 2 && keywords.length === 0 && isFree());
    const isLonger = hasMethod(text) && others.some(({ value }) => value.kind !== 'name' && isNumeric(value));
    if (/^[A-Za-z][\w-]*$/.test(text) && isTelling && (isNear || (isLonger && !isOthers()))) return true;
  }
  // `optimizer.schedule(method="sgd", steps=10, weight=1)`
  const isTold = keywords.some((keyword) => tellingNames.has(keyword));
  if (text !== undefined && !isTold && !findMethod(text) && suggestMethods(text).length === 0 && isOthers()) return false;
  return (
    keywords.every((keyword) => parameterNames.has(keyword)) &&
    (isTold ||
      (keywords.some((keyword) => /^(?:method|w|T)$/.test(keyword)) &&
        keywords.filter((keyword) => weightAndTotalNames.has(keyword)).length > 1))
  );
}

/**
 * Whether an everyday word stands beside what is no schedule's: keywords that nobody could have meant for one, or, on some object, those that
 * others have too, without what the method needs.
 */
function isSaidOtherwise(method: Method, numbers: number, keywords: readonly string[], isOthers: () => boolean): boolean {
  if (numbers > 0 || keywords.length === 0) return false;
  const isMeant = (keyword: string) => parameterNames.has(keyword) || meantParameters(method, keyword).length > 0;
  if (!keywords.some(isMeant)) return true;
  const isNeeding = method.parameters.some((parameter) => isNeeded(parameter) && !isAmong(parameter, keywords));
  return isNeeding && !keywords.some((keyword) => tellingNames.has(keyword)) && isOthers();
}

/** Whether the parameters of a function, as they are written, are none of a schedule's: it is somebody's own. */
export const takesOthers = (parameters: string): boolean =>
  !parameters.includes('*') && !(parameters.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []).some((word) => parameterNames.has(word));

/** Whether a word is a method's name with more to it. */
const hasMethod = (word: string): boolean => word.split(/[_-]/).some((part) => findMethod(part));

/** The argument of a call that names its method. */
export function methodArgument(list: readonly Argument[]): Argument | undefined {
  return list.find(({ name }) => name?.text === 'method') ?? list.find(({ name, spread }) => !name && !spread);
}

/**
 * Whether a mapping is a schedule: a known method, and a weight or a total beside it. A total alone, with keys that nobody could have meant for a
 * schedule's or without what the method needs, is somebody else's: the steps of a wizard.
 */
export function isScheduleMapping(mapping: MappingNode): boolean {
  if (mapping.scope === true) return false;
  const entry = methodEntry(mapping);
  if (entry?.value.kind !== 'string') return false;
  const keys = mapping.entries.flatMap(({ key }) => (key && key.text !== entry.key?.text ? [key.text] : []));
  // Whoever writes both ends beside a `schedule` has made up keys of his own.
  const ends = keys.filter((key) => !parameterNames.has(key) && /^(?:start|init|initial|from|end|final|to|target)(?:_value)?$/.test(key));
  if (entry.key?.text === 'schedule' && ends.length > 1) return false;
  const word = entry.value.value;
  const method = findMethod(word);
  if (!method) return keys.some((key) => tellingNames.has(key)) && suggestMethods(word).length > 0;
  // `base-weight` and `baseWeight` are plainly meant.
  if (keys.some((key) => /^base(?:-w|W)eight$/.test(key)) && keys.every((key) => /[-A-Z]/.test(key) || parameterNames.has(key)))
    return true;
  if (keys.some((key) => tellingNames.has(key) && weightNames.includes(key))) return true;
  const isMeant = (key: string) => parameterNames.has(key) || meantParameters(method, key).length > 0;
  // Short names tell only together; words such as `weight` and `steps` are everybody's.
  if (!keys.some((key) => tellingNames.has(key)) && !(keys.includes('w') && keys.includes('T'))) return false;
  return keys.every(isMeant) && method.parameters.every((parameter) => !isNeeded(parameter) || isAmong(parameter, keys));
}

const isNeeded = ({ default: value, optional }: Parameter): boolean => value === undefined && optional !== true;
const isAmong = (parameter: Parameter, keys: readonly string[]): boolean => namesOf([parameter]).some((name) => keys.includes(name));

/** The entry of a mapping that names its method: `method`, or `schedule`. */
export function methodEntry(mapping: MappingNode): MappingNode['entries'][number] | undefined {
  return entryOf(mapping, 'method') ?? entryOf(mapping, 'schedule');
}

/** Whether a node can be a number without being looked at closely. */
function isNumeric(node: Node): boolean {
  return node.kind === 'number' || node.kind === 'operation' || node.kind === 'reference' || node.kind === 'name';
}
