// What statements depend on in which others stand: a condition, or the turns of a loop.
import type { SyntaxNode } from '@lezer/common';
import { changeKey, mergeKey } from '../tree/changeKey';
import type { Entry } from '../tree/tree';
import { isObjectMade } from './options/classes';
import { type Source, textOf } from './source';

type Under = NonNullable<Entry['under']>;

/** What sets an attribute, under one condition or loop more; it may be an entry that has only moved, whose parts are no fields. */
const setUnder = ({ key, value, isDefault, merged, under: before, flag: inner }: Entry, under: Under, flag = inner): Entry => ({
  ...(key && { key }),
  value,
  ...(isDefault && { isDefault }),
  ...(merged && { merged }),
  under: before === 'loop' ? 'loop' : under,
  ...(flag !== undefined && { flag }),
});

const isMerge = ({ key }: Entry): boolean => key?.text.endsWith(mergeKey('')) === true;

/** What is tried is done, as far as it goes. */
const isDone = (entry: Entry, { name }: SyntaxNode): boolean => name === 'TryStatement' && (isMerge(entry) || isObjectMade(entry.value));

/** The attribute that is all of the condition of a body: `args.scale_lr` of `if args.scale_lr:`. */
export function flagOf({ prevSibling: condition }: SyntaxNode, source: Source): string | undefined {
  const isFirst = condition?.name === 'MemberExpression' && condition.prevSibling?.name === 'if';
  const text = isFirst ? textOf(condition, source) : '';
  return /^\w+\.\w+$/.test(text) ? text : undefined;
}

/** An entry of a body of such a statement: of an attribute, and of what a parser makes. */
export const placedUnder = (entry: Entry, under: Under, statement: SyntaxNode, flag: string | undefined): Entry =>
  (entry.key?.text.includes('.') === true || isObjectMade(entry.value)) && !isDone(entry, statement) ? setUnder(entry, under, flag) : entry;

/**
 * What any option or anything in a config may be under a condition, as a file says it that may be given, is only a reservation; an attribute of the
 * class is set there.
 */
export const reservedUnder = (entry: Entry, under: Under, statement: SyntaxNode): Entry =>
  ((entry.isDefault === true && entry.key?.text === changeKey('args')) || isMerge(entry) || entry.key?.text.startsWith('self.') === true) &&
  !isDone(entry, statement)
    ? setUnder(entry, under)
    : entry;
