// What stands beside a `method` without being a parameter of it.
import { say } from '../../core/message';
import { findParameter, methods, parametersOf } from '../../core/methods/index';
import type { Method } from '../../core/methods/method';
import { nearest } from '../../core/nearest';
import type { Problem } from '../../language/find/found';
import { problem, unknownWord } from '../../language/find/problems';
import type { Argument, Range } from '../../language/tree/tree';

/** What else people call the parameters that every method has. */
const otherWords: Readonly<Record<string, RegExp>> = {
  start_weight:
    /^(?:start|starts|begin|from|initial|init|initial_(?:weight|value)|init_(?:weight|value)|start_value|from_weight|min_weight|minimum|lower)$/,
  base_weight:
    /^(?:end|to|final|target|value|peak|end_(?:weight|value)|final_(?:weight|value)|target_(?:weight|value)|peak_(?:weight|value)|maximum|upper)$/,
  total_steps:
    /^(?:total|duration|length|n_steps|nsteps|num_total_steps|(?:total_|max_|num_|n_)?iter(?:ation)?s|max_iter|ramp_steps|rampup_steps|anneal_steps|decay_steps)$/,
  delay: /^(?:offset|wait|start_(?:step|at|iter)|begin_(?:step|at)|delay_steps|after|hold_off)$/,
};

/** Keys that say what a mapping is, and nothing of what it does. */
const metadata = /^_|^(?:name|label|id|title|enabled?|type|comment|desc(?:ription)?|notes?)$/i;

/** The parameters of a method that somebody may have mistyped as this word, nearest first. */
export function mistyped(method: Method, word: string): readonly string[] {
  const known = parametersOf(method).flatMap(({ name, aliases }) => [name, ...aliases]);
  return nearest(word, known).filter((text) => text.length > 2);
}

/** The parameters of a method that somebody who wrote this key may have meant, the likeliest first: after those that it may be `typed` for. */
export function meantParameters(method: Method, key: string, typed = mistyped(method, key)): readonly string[] {
  const own = method.parameters.filter(({ name }) => name.startsWith(`${key}_`) || key.startsWith(`${name}_`)).map(({ name }) => name);
  const words = Object.keys(otherWords).filter((name) => otherWords[name]!.test(key.toLowerCase()));
  return [...new Set([...typed, ...own, ...words])];
}

/** What to say of the keys of a mapping, which stands at `own`, that no method has. Keys that are being typed have no value yet. */
export function unknownKeys(method: Method, list: readonly Argument[], text: string, own: Range): readonly Problem[] {
  const isKnown = (name: string) => methods.some((other) => findParameter(other, name) !== undefined);
  const given = new Set(list.map(({ name }) => name && findParameter(method, name.text)?.name));
  return list.flatMap(({ name, value }, index): readonly Problem[] => {
    if (!name || isKnown(name.text)) return [];
    const before = list[index - 1];
    if (before && value.kind === 'null' && before.value.kind === 'number' && /^\d+$/.test(name.text))
      return [readAsTwo(text, { from: before.value.range.from, to: name.range.to })];
    if (value.range.from === value.range.to || metadata.test(name.text)) return [];
    const word = name.text;
    // Our Python runtime refuses what looks mistyped, and passes over the rest.
    const typed = mistyped(method, word);
    const near = meantParameters(method, word, typed).filter((other) => !given.has(findParameter(method, other)?.name));
    const meant = near.length > 0 ? near : typed;
    if (meant.length > 0)
      return [{ ...unknownWord('argument', word, meant, name.range), ...(typed.length === 0 && { code: 'unknown-key' }) }];
    // What is merged in may be meant for others as well.
    if (name.range.from < own.from || name.range.to > own.to) return [];
    const parameters = parametersOf(method)
      .map((parameter) => parameter.name)
      .join(', ');
    const message = say('{word} says nothing of the schedule: {method} takes {parameters}.', { word, method: method.name, parameters });
    return [problem('other-key', message, name.range)];
  });
}

/** The problem of a number with a comma in it. */
export function readAsTwo(text: string, range: Range): Problem {
  const word = text.slice(range.from, range.to);
  const tight = word.replace(/\s+/g, '');
  const meant = tight.replaceAll(',', /^\d+,\d{3}$/.test(tight) && !tight.startsWith('0') ? '' : '.');
  const message = say('The comma parts {word} into two. Write {meant}.', { word, meant });
  return { ...problem('broken-call', message, range), ...(/^[\d.]+$/.test(meant) && { meant: { range, texts: [meant] } }) };
}
