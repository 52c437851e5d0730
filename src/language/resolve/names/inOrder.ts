// What of the settings of an attribute may have happened before a place.
import type { Entry } from '../../tree/tree';
import { isOption } from '../lookUp';

/** The entries of a scope that may set an attribute before a place in it; `isSure`: one of them does, whatever it was before. */
export interface InOrder {
  readonly entries: readonly Entry[];
  readonly isSure: boolean;
}

/** What sets an attribute, of some entries of a scope in document order; without a place, all of them may. */
export function inOrder(all: readonly Entry[], at: number | undefined): InOrder {
  const isBefore = ({ key, value, under }: Entry) => at === undefined || under === 'loop' || Math.max(key!.range.to, value.range.to) <= at;
  const before = all.filter(isBefore);
  const last = at === undefined ? -1 : before.findLastIndex(({ under }) => under === undefined);
  const isSure = before.some(({ under }) => under === undefined);
  // A loop may come back to what stands before.
  const entries = before.filter(({ under }, index) => index >= last || under === 'loop');
  return { entries, isSure };
}

/**
 * Whether what else an attribute may be counts beside these settings: an option for which nothing is given does not where it is set for that reason,
 * `if args.lr is None: args.lr = 0.1`.
 */
export const countsBeside = (set: readonly Entry[], other: Entry): boolean =>
  !(set.length === 1 && set[0]!.under === 'condition' && isUnset(other));

/** An option without a default is read as the call that adds it. */
const isUnset = (entry: Entry): boolean =>
  isOption(entry) && (entry.value.kind === 'null' || (entry.value.kind === 'unknown' && entry.value.range.from < entry.key!.range.from));
