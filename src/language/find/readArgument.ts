import { type Message, say } from '../../core/message';
import type { Parameter, ParameterValue } from '../../core/parameter';
import { literal, type Origin } from '../resolve/origin';
import { asNumber, type Value } from '../resolve/values';
import type { Argument } from '../tree/tree';
import type { FoundParameter, Problem } from './found';
import type { Site } from './site';
import { problem } from './problems';

/** An argument's value and where it came from, or why there is none. */
type ReadArgument = Pick<FoundParameter, 'value' | 'origin' | 'literal'> | { readonly problem: Problem };

/** The value that an argument gives a parameter. */
export function readArgument(parameter: Parameter, argument: Argument, site: Site): ReadArgument {
  const { bareWords } = site.options;
  const { name, value: node } = argument;
  const args = { parameter: parameter.name };
  // Only the name stands there yet.
  if (node.range.from === node.range.to)
    return { problem: problem('no-value', say('{parameter} has no value.', args), (name ?? argument).range) };
  const isWord = bareWords && node.kind === 'name';
  const bare = isWord ? bareWord(parameter, node.name) : undefined;
  if (bare !== undefined) return { value: bare, origin: literal, literal: node.range };
  const result = site.value(node);
  const mustBe = say(wanted[parameter.kind], args);
  if (!result.ok) {
    const reason = say('{parameter} is not known: {reason}', { ...args, reason: result.reason });
    return { problem: problem('unresolved', isWord ? mustBe : reason, result.range) };
  }
  const value = convert[parameter.kind](result.value, bareWords);
  if (value === undefined) {
    const isText = parameter.kind === 'number' && typeof result.value === 'string';
    // What is put together with a reference is known once the config is read.
    if (isText && bareWords && result.value.includes('${')) {
      const reason = say('{parameter} is not known: {reason}', { ...args, reason: say('This is not a constant.') });
      return { problem: problem('unresolved', reason, node.range) };
    }
    return { problem: problem('wrong-type', isText ? isTheText(parameter.name, result.value, result.origin) : mustBe, node.range) };
  }
  return { value, origin: result.origin, literal: result.literal };
}

/** That a value is text, and the fix where it is an option of a command line: argparse and click leave those without a type as they are. */
function isTheText(parameter: string, value: string, origin: Origin): Message {
  const option = origin.kind === 'name' && origin.isDefault === true ? /^-\S*/.exec(origin.name)?.[0] : undefined;
  if (option === undefined) return say('{parameter} must be a number, but is the text "{value}".', { parameter, value });
  const args = { parameter, value, option };
  return say('{parameter} must be a number, but is the text "{value}": {option} needs a type, such as type=float.', args);
}

/** What a word without quotes means in a config file. */
function bareWord({ kind }: Parameter, word: string): ParameterValue | undefined {
  if (kind === 'choice') return word;
  return kind === 'switch' && /^(?:true|false)$/i.test(word) ? word.toLowerCase() === 'true' : undefined;
}

const wanted: Record<Parameter['kind'], string> = {
  number: '{parameter} must be a number.',
  choice: '{parameter} must be a word.',
  switch: '{parameter} must be true or false.',
  numbers: '{parameter} must be a list of numbers.',
  points: '{parameter} must be a list of [step, value] points.',
  other: '{parameter} must be given.',
};

/** A value as what a kind of parameter takes; in config files text that reads as a number is one. Undefined where it is none. */
export const convert: Record<Parameter['kind'], (value: Value, isConfig: boolean) => ParameterValue | undefined> = {
  number: toNumber,
  choice: (value) => (typeof value === 'string' ? value : undefined),
  switch: (value) => (typeof value === 'boolean' ? value : undefined),
  numbers: (value, isConfig) => listOf(value, (item) => toNumber(item, isConfig)),
  points: (value, isConfig) =>
    listOf(value, (item) => {
      const [step, weight, ...rest] = listOf(item, (part) => toNumber(part, isConfig)) ?? [];
      return step === undefined || weight === undefined || rest.length > 0 ? undefined : ([step, weight] as const);
    }),
  other: () => undefined,
};

/** The number that a value is, or that a text of a config says. */
export function toNumber(value: Value, isConfig: boolean): number | undefined {
  return isConfig ? asNumber(value) : typeof value === 'number' ? value : undefined;
}

function listOf<T>(value: Value, convertItem: (item: Value) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items = (value as readonly Value[]).map(convertItem);
  return items.includes(undefined) ? undefined : (items as readonly T[]);
}
