import type { Difference } from '../text/textDifference';
import { movedBy } from '../tree/shiftNode';
import { shiftStatement, type Statement } from './statements';

/**
 * Replaces statements by the earlier ones where the edit changed nothing in them. The parser reads many lines around an edit again, but whoever
 * keeps results by node can do so only where the node is the same object.
 */
export function keepStatements(now: Statement[], before: readonly Statement[], { fromB, toA, toB }: Difference): void {
  const keep = (index: number, last: Statement | undefined, delta: number): boolean => {
    const { range, entry } = now[index]!;
    if (!last || last.range.from + delta !== range.from || last.range.to + delta !== range.to) return false;
    if (movedBy(last.entry, entry) === undefined) now[index] = shiftStatement(last, delta);
    return true;
  };
  let first = 0;
  while (first < now.length && now[first]!.range.to < fromB && keep(first, before[first], 0)) first++;
  let last = now.length - 1;
  while (last >= first && now[last]!.range.from > toB && keep(last, before[last + before.length - now.length], toB - toA)) last--;
}
