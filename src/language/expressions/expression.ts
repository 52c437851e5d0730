// Expressions that stand in the scalars of YAML, JSON and TOML: they have Python's syntax.
import { convertExpression } from '../python/expressions';
import { rangeOf, type Source, unknown } from '../python/source';
import { parseSyntax } from '../python/syntax';
import type { Node, Range } from '../tree/tree';

/**
 * Reads a range of a document as one Python expression; an unknown node where it is none. Its ranges are those of the document. Where
 * the range has escapes, `text` is what they mean, filled up to the same length.
 */
export function parseExpression(source: string, range: Range, text = source.slice(range.from, range.to)): Node {
  // Line breaks are blanks in a scalar, and no statement ends there.
  const line = text.replace(/[\r\n\t]/g, ' ');
  const base = range.from + line.length - line.trimStart().length;
  const { topNode } = parseSyntax(line.trim());
  const statement = topNode.firstChild;
  const expression = statement?.firstChild;
  const isOne = statement?.name === 'ExpressionStatement' && !statement.nextSibling && expression && !expression.nextSibling;
  if (!isOne) return unknown(range);
  const input: Source = { text: line.trim(), textAt: base, base, aside: [], lifted: [], convert: convertExpression };
  const node = convertExpression(expression, input);
  // Nothing can be bound in a config.
  return expression.type.isError || input.aside.some(({ key, value }) => key && value.kind !== 'unknown')
    ? unknown(rangeOf(expression, input))
    : node;
}
