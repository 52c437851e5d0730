import { say } from '../../core/message';
import { textExpression, stringNode } from '../expressions/textExpression';
import type { Hint, Node, Range, StringNode } from '../tree/tree';
import { readBlock, readEscaped, readLiteral, readSingleQuoted } from '../text/writtenString';
import { readHyperReference } from './hyperReference';
import { readYamlNumber } from './numbers';

const nulls = /^(?:|~|null|Null|NULL)$/;
const booleans = /^(?:(true|True|TRUE|yes|Yes|YES|on|On|ON)|false|False|FALSE|no|No|NO|off|Off|OFF)$/;

/** How a scalar stands in its text. */
export interface ScalarPlace {
  readonly range: Range;
  /** Its tag as written: `!!float`. */
  readonly tag: string | undefined;
  /** It stands inside brackets, where commas and brackets end a plain scalar. */
  readonly inFlow: boolean;
  readonly hint: (hint: Hint) => void;
}

/** Whether a tag makes text of any scalar. */
export const isStringTag = (tag: string | undefined): boolean => tag !== undefined && /^!(?:!str|<tag:yaml\.org,2002:str>)?$/.test(tag);

/** A quoted scalar, quotes included in the range; the closing one may be missing. */
export function readQuotedScalar(source: string, { range }: ScalarPlace): Node {
  const quote = source.charAt(range.from);
  const closed = range.to > range.from + 1 && source.charAt(range.to - 1) === quote;
  const content = { from: range.from + 1, to: closed ? range.to - 1 : range.to };
  const written = source.slice(content.from, content.to);
  const { value, text } = quote === '"' ? readEscaped(written, 'fold') : readSingleQuoted(written);
  return stringNode(source, range, content, value, text);
}

/** A block scalar; the range of its content starts behind the header's line. */
export function readBlockScalar(source: string, range: Range, content: Range, header: string, parentIndent: number): Node {
  const { value, text } = readBlock(source.slice(content.from, content.to), header, parentIndent);
  return stringNode(source, range, content, value, text);
}

/** A plain scalar: a number, a constant, an interpolation, a tuple, an expression, or text. */
export function readPlainScalar(source: string, { range, tag, inFlow, hint }: ScalarPlace): Node {
  const { value, text } = readLiteral(source.slice(range.from, range.to), 'fold');
  if (isStringTag(tag))
    return /[({]/.test(value) ? callOnly(stringNode(source, range, range, value, text)) : { kind: 'string', range, value };
  if (tag === '!ref') return readHyperReference(source, range, text);
  if (nulls.test(value)) return { kind: 'null', range };
  const boolean = booleans.exec(value);
  if (boolean) return { kind: 'boolean', range, value: boolean[1] !== undefined };
  const number = readYamlNumber(value);
  if (number) {
    const { message, replacement } = number;
    if (message !== undefined && tag === undefined) {
      hint({ code: 'pyyaml-number', message, range, ...(replacement !== undefined && { replacement }) });
    }
    return number.value === undefined ? { kind: 'string', range, value } : { kind: 'number', range, value: number.value };
  }
  const expression = textExpression(source, range, text);
  if (!expression) return { kind: 'string', range, value };
  if (isTornApart(value, inFlow)) {
    hint({ code: 'quote-call', message: say('YAML takes this apart unless it is quoted.'), range, replacement: quoted(value) });
  }
  if (expression.kind === 'reference' || (expression.kind === 'call' && value.startsWith('${'))) return expression;
  if (expression.kind === 'list') return expression;
  return { kind: 'string', range, value, expression };
}

/** A scalar that is tagged as a string stays one: only a call in it, which may be a schedule, is read as an expression. */
function callOnly(node: StringNode): StringNode {
  const { expression, ...text } = node;
  return expression && isCalling(expression) ? node : text;
}

const isCalling = (node: Node): boolean => node.kind === 'call' || (node.kind === 'operation' && node.operands.some(isCalling));

/** Whether a YAML loader would end the plain scalar somewhere inside. */
function isTornApart(value: string, inFlow: boolean): boolean {
  return /: | #/.test(value) || (inFlow && /[,[\]{}]/.test(value));
}

function quoted(value: string): string {
  return /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
}
