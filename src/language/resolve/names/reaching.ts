// Which of the bindings of a name a place in the same scope may read, as the lines are indented: those behind it do not count, nor those before one that
// is always met.
import { lineStart } from '../../text/lineStart';
import type { MappingNode, Node, Range } from '../../tree/tree';
import { isScope } from '../../tree/walk';
import type { Binding } from '../lookUp';

/** Those of the bindings of a name that a node within these scopes may read; all of them where their order says nothing. */
export function reaching(bindings: readonly Binding[], node: Node, path: readonly MappingNode[], text: string): readonly Binding[] {
  const scope = path.findLast((each) => each.scope === true);
  const isHere = ({ path: own }: Binding) => own.at(-1) === scope;
  if (bindings.length < 2 || !scope || scope.ofClass === true || !bindings.every(isHere)) return bindings;
  const found: Binding[] = [];
  for (const binding of [...bindings].reverse()) {
    const { key, value, merged } = binding.entry;
    const from = isScope(value) ? value.range.from : key!.range.from;
    const isBefore = Math.max(key!.range.to, value.range.to) <= node.range.from;
    if (merged !== true && !isBefore && !isBehindInLoop(text, node.range, from)) continue;
    found.unshift(binding);
    if (merged !== true && isBefore && isAlwaysMet(text, from, node.range.from)) break;
  }
  return found.length > 0 ? found : bindings;
}

/** Whether what stands at a place is done whenever one further down is: no line between them leaves its block. */
function isAlwaysMet(text: string, from: number, to: number): boolean {
  const own = indentAt(text, from);
  return linesBetween(text, from, to).every((indent) => indent >= own);
}

/** Whether a loop around a place comes back to it from one further down. */
function isBehindInLoop(text: string, { from }: Range, to: number): boolean {
  if (to <= from) return false;
  const lowest = Math.min(indentAt(text, from), ...linesBetween(text, from, to));
  let inner = indentAt(text, from);
  for (let end = lineStart(text, from) - 1; end > 0 && inner > 0;) {
    const start = lineStart(text, end);
    const indent = indentOf(text.slice(start, end));
    if (indent !== undefined && indent < inner) {
      inner = indent;
      if (indent < lowest && /^\s*(?:async\s+)?(?:for|while)\b/.test(text.slice(start, end))) return true;
    }
    end = start - 1;
  }
  return false;
}

/** How far the lines behind the one of a place are indented, up to the one of another place. */
function linesBetween(text: string, from: number, to: number): readonly number[] {
  const end = text.indexOf('\n', from);
  const last = text.indexOf('\n', to);
  if (end < 0 || end >= to) return [];
  return text
    .slice(end + 1, last < 0 ? undefined : last)
    .split('\n')
    .flatMap((line) => indentOf(line) ?? []);
}

const indentAt = (text: string, at: number): number => /^[ \t]*/.exec(text.slice(lineStart(text, at), at))![0].length;

/** Undefined for what is no line of the program's: an empty one, a comment, a bracket that closes. */
const indentOf = (line: string): number | undefined => {
  const at = line.search(/[^\s]/);
  return at < 0 || /[#)\]}]/.test(line.charAt(at)) ? undefined : at;
};
