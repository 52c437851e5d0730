import { say } from '../../core/message';
import type { Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import type { Site } from '../../language/find/site';
import type { CallNode } from '../../language/tree/tree';
import { brokenParts } from './brokenParts';

/**
 * What is wrong in a program's call of which the parser has cut an argument in two, or has left something out: `10'000`, `0.5 100`, `10k`. The
 * parts would be read as other numbers. None where nothing is cut.
 */
export function cutCall({ text, options }: Site, { range, closed, arguments: list }: CallNode): readonly Problem[] {
  const lineEnd = (text.indexOf('\n', range.from) + 1 || text.length + 1) - 1;
  // A call whose bracket is missing swallows the lines behind it.
  const to = closed ? range.to : lineEnd;
  const isCut = list.some((argument, index) => {
    const { kind, range: own } = argument.value;
    if (own.to > to) return false;
    if (kind === 'unknown' && /^[\d.]\S*[ \t]+[\w.]+$/.test(text.slice(own.from, own.to))) return true;
    const next = list[index + 1];
    const behind = text.slice(own.to, next ? next.range.from : own.to + 1);
    return next ? !/[,\n]/.test(behind) : /^["'\u2019;]/.test(behind);
  });
  if (!isCut) return [];
  const found = brokenParts(text, { from: range.from, to }, options.functionNames, false);
  return found.length > 0 ? found : [problem('broken-call', say('This schedule cannot be read.'), range)];
}
