import type { SyntaxNode } from '@lezer/common';
import { pythonString } from '../../language/python/literals';
import type { Expression, TextPart } from './ast';
import { childrenOf, deeper, rangeOf, type Source, textOf } from './nodes';
import { readTuple } from './readTuple';

/** The parts of a text: of a string, an f-string, or several one after another. Undefined for bytes. */
export function readText(node: SyntaxNode, source: Source): readonly TextPart[] | undefined {
  if (node.name === 'ContinuedString') {
    const parts = childrenOf(node).map((child) => readText(child, source));
    return parts.some((part) => part === undefined) ? undefined : parts.flatMap((part) => part ?? []);
  }
  const text = textOf(node, source);
  const [opening, prefix = '', quote = ''] = /^([a-zA-Z]*)('''|"""|'|")/.exec(text) ?? [''];
  if (/b/i.test(prefix)) return undefined;
  if (node.name === 'String') return [pythonString(text)];
  const raw = /r/i.test(prefix) ? 'r' : '';
  const end = text.endsWith(quote) && text.length >= opening.length + quote.length ? node.to - quote.length : node.to;
  return pieces(node, node.from + opening.length, end, source, (piece) => pythonString(`${raw}"""${piece}"""`));
}

function pieces(node: SyntaxNode, from: number, to: number, source: Source, plain: (text: string) => string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let last = from;
  const text = (end: number): void => {
    const piece = textOf({ from: last, to: end }, source).replaceAll('{{', '{').replaceAll('}}', '}');
    if (piece !== '') parts.push(plain(piece));
  };
  for (const child of childrenOf(node)) {
    if (child.name !== 'FormatReplacement') continue;
    text(child.from);
    parts.push(...replacement(child, source));
    last = child.to;
  }
  text(to);
  return parts;
}

function replacement(node: SyntaxNode, source: Source): readonly TextPart[] {
  const children = childrenOf(node);
  const is = (...names: string[]): SyntaxNode | undefined => children.find(({ name }) => names.includes(name));
  const end = is('FormatSelfDoc', 'FormatConversion', 'FormatSpec');
  const own = children.filter((child) => child.name !== '{' && child.name !== '}' && (!end || child.from < end.from));
  const value: Expression = own.length === 1 ? source.read(own[0]!, deeper(source)) : readTuple(own, rangeOf(node), deeper(source));
  const spec = is('FormatSpec');
  const format = spec ? pieces(spec, spec.from + 1, spec.to, source, (piece) => piece) : [];
  const conversion = is('FormatConversion');
  const isShown = is('FormatSelfDoc') !== undefined;
  const written = conversion ? textOf(conversion, source).slice(1) : isShown && !spec ? 'r' : '';
  const part: TextPart = { value, conversion: written, format, range: rangeOf(node) };
  if (!isShown) return [part];
  const shownEnd = (conversion ?? spec)?.from ?? node.to - 1;
  return [textOf({ from: node.from + 1, to: shownEnd }, source), part];
}
