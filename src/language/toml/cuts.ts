// Ends a broken statement of TOML early: after an unclosed bracket, the parser takes the next lines for a part of the statement.
import type { SyntaxNode } from '@lezer/common';

const closers: Readonly<Record<string, string>> = { Array: ']', InlineTable: '}' };
const nextStatement =
  /\n[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*[ \t]*=|\[\[?[ \t]*[A-Za-z_])/g;

/** The offset at which a statement with an unclosed bracket should end: before the next line that starts a statement. Undefined where nothing is to be cut. */
export function findCut(text: string, statement: SyntaxNode): number | undefined {
  const line = text.indexOf('\n', statement.from);
  if (line === -1 || line >= statement.to) return undefined;
  for (const open of findOpen(statement)) {
    for (const { index, 0: found } of text.slice(open.from, statement.to).matchAll(nextStatement)) {
      const at = open.from + index;
      const before = text.slice(Math.max(open.from, at - 200), at);
      if (open.name === 'Array' || found.endsWith('[') || !/[,{]\s*$/.test(before)) return at;
    }
  }
  return undefined;
}

/** The collections that are not closed, outermost first. */
function findOpen(statement: SyntaxNode): SyntaxNode[] {
  const open: SyntaxNode[] = [];
  statement.cursor().iterate(({ name, node }) => {
    const closer = closers[name];
    if (closer !== undefined && node.lastChild?.name !== closer) open.push(node);
  });
  return open;
}
