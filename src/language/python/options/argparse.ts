// The options that Python's argparse gives a program, and what it is given in place of a command line.
import type { SyntaxNode } from '@lezer/common';
import { withinQuotes } from './withinQuotes';
import { changeIn, rangeOf, type Source, textOf, unknown } from '../source';
import { callOf } from '../../tree/callOf';
import { flagsKey, givenKey, isOptionWord, optionKey, optionName, optionValue, parsedKey, perhapsGivenKey } from '../../tree/commandLine';
import type { Argument, CallNode, ListNode, Node, Range } from '../../tree/tree';

/** What a switch is that is not given: no literal says so. */
function switchValue(action: Node | undefined, range: Range): Node | undefined {
  const given = action?.kind === 'string' ? /^store_(true|false)$/.exec(action.value)?.[1] : undefined;
  return given === undefined
    ? undefined
    : { kind: 'operation', operator: 'not', operands: [{ kind: 'boolean', value: given === 'true', range }], range };
}

/** `add_argument('--total-steps', default=5)` binds `args.total_steps` to a default, for the whole module. */
export function liftOption(call: CallNode, source: Source): void {
  const flags = call.arguments.flatMap(({ name, value }) => (!name && value.kind === 'string' ? [value] : []));
  const flag = flags.find(({ value }) => value.startsWith('--')) ?? flags[0];
  const valueOf = (keyword: string) => call.arguments.find(({ name }) => name?.text === keyword)?.value;
  const destination = valueOf('dest');
  const name = destination?.kind === 'string' ? destination.value : flag && optionName(flag.value);
  if (!flag || !name) return;
  const range = withinQuotes(flag, source);
  const value = optionValue(valueOf('default'), valueOf('type')) ?? switchValue(valueOf('action'), call.range) ?? unknown(call.range);
  source.lifted.push({ to: 'module', entry: { key: { text: `args.${name}`, range }, value, isDefault: true, merged: true } });
  lift(optionKey(name), call, range, source);
  lift(flagsKey, { kind: 'list', range, items: flags }, range, source);
}

/** `set_defaults(total_steps=5)` is another default, which may or may not be the one that counts. What is spread may be one of any option. */
export function liftDefaults(call: CallNode, source: Source): void {
  for (const { name, value, spread: stars } of call.arguments) {
    if (stars !== undefined) liftAll(call.calleeRange, source);
    if (!name) continue;
    const key = { text: `args.${name.text}`, range: name.range };
    source.lifted.push({ to: 'module', entry: { key, value, isDefault: true, merged: true } });
  }
}

/** `add_arguments(Config, dest='config')` binds `args.config` to an object of the class, whose fields are the options. */
export function liftObject({ arguments: [type, second, ...more] }: CallNode, source: Source): void {
  const named = (keyword: string) => [second, ...more].find((each) => each?.name?.text === keyword);
  const destination = named('dest') ?? (second?.name ? undefined : second);
  const text = destination?.value.kind === 'string' ? destination.value.value : undefined;
  if (!type || !destination || text === undefined) return;
  const given = named('default')?.value;
  const made = given?.kind === 'name' ? unknown(given.range) : (given ?? type.value);
  const value = made.kind === 'name' ? callOf(made.name, made) : made;
  source.lifted.push({
    to: 'module',
    entry: { key: { text: `args.${text}`, range: destination.range }, value, isDefault: true, merged: true },
  });
}

/** Any option may have another value than its default. */
export function liftAll(range: Range, source: Source): void {
  source.lifted.push({ to: 'module', entry: { ...changeIn('args', range), isDefault: true, merged: true } });
}

/** A namespace that has an option already keeps it. */
export function liftParsed(first: Node | undefined, args: readonly Argument[], list: SyntaxNode, source: Source): void {
  const range = rangeOf(list, source);
  lift(parsedKey, unknown(range), range, source);
  if (!first) return;
  if (args.some(({ name }, index) => name?.text === 'namespace' || (!name && index === 1))) liftAll(range, source);
  if (args[0]?.name?.text !== 'namespace') liftGiven(first, list, source);
}

/** The words that a parser is given in place of the command line: all of them where they are written out, else those that are options. */
function liftGiven(given: Node, list: SyntaxNode, source: Source): void {
  const range = rangeOf(list, source);
  if (given.kind === 'list') {
    // Words before the first option are for those that have a place.
    if (given.items.length > 0 && !isCommandLine(given)) liftAll(range, source);
    lift(givenKey, given, range, source);
    return;
  }
  const text = textOf(list, source);
  const written = /^\(\s*(?:shlex\.split\(\s*)?(["'])([^"'\\]*)\1(?:\.split\(\s*\)|\s*\))\s*\)$/.exec(text)?.[2];
  const words = [...text.matchAll(written === undefined ? /(?<![\w-])--?[A-Za-z][\w-]*/g : /[^\s"'()]+/g)].filter(
    ({ index }) => written === undefined || (index >= text.indexOf(written) && index < text.indexOf(written) + written.length),
  );
  const items = words.map(({ 0: value, index }) => ({
    kind: 'string' as const,
    value,
    range: { from: range.from + index, to: range.from + index + value.length },
  }));
  if (items.length > 0 || written !== undefined)
    lift(written === undefined ? perhapsGivenKey : givenKey, { kind: 'list', range, items }, range, source);
}

/** The words of a command line that a program may hand to a parser. */
export function liftWords(list: ListNode, source: Source): void {
  lift(perhapsGivenKey, list, list.range, source);
}

function lift(text: string, value: Node, range: Range, source: Source): void {
  source.lifted.push({ to: 'module', entry: { key: { text, range }, value, isDefault: true, merged: true } });
}

/** Whether a list is one of a command line's words, an option first. */
export const isCommandLine = (node: Node): node is ListNode => node.kind === 'list' && isOptionWord(node.items[0]);
