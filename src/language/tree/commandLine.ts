// The entries of a module that record what its command line is: which options there are, and what a parser is given in place of the words there.
import type { Node, StringNode } from './tree';

/** The key of an entry with the call that adds an option; the name is that of its attribute. */
export const optionKey = (name: string): string => `option ${name}`;
/** The key of the entries of a flag of absl. */
export const flagKey = (name: string): string => `FLAGS.${name}`;
/** The key of the entries with the flags of each option. */
export const flagsKey = 'options by flags';
/** The key of the entries with the words that a parser is given. */
export const givenKey = 'options given';
/** The key of those with words that a parser may be given. */
export const perhapsGivenKey = 'options perhaps given';
/** The key of an entry for each parsing of a command line. */
export const parsedKey = 'options parsed';

/** Whether a word of a command line begins an option: `--lr`, `-b`. */
export const isOptionWord = (word: Node | undefined): word is StringNode => word?.kind === 'string' && /^--?[A-Za-z]/.test(word.value);

/** What an option's flag is called as an attribute: `--lr-decay` is `lr_decay`. */
export const optionName = (flag: string): string => flag.replace(/^-+/, '').replaceAll('-', '_');

/** What argparse makes of a default: a string is converted as if it had been given on the command line. */
export function optionValue(value: Node | undefined, type: Node | undefined): Node | undefined {
  if (value?.kind !== 'string' || !type || (type.kind === 'name' && type.name === 'str')) return value;
  const callee = type.kind === 'name' ? type.name : 'type';
  return { kind: 'call', range: value.range, callee, calleeRange: type.range, arguments: [{ range: value.range, value }], closed: true };
}

/** The calls that make a tuple of objects of a command line, one of each class that their parser is made with. */
export const parsesClasses = /\.parse_args_(?:into_dataclasses|and_config)$/;

/** The same calls of a file. */
export const parsesFile = /\.parse_(?:json_file|yaml_file|dict)$/;
