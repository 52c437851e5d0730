import { say } from '../../core/message';
import type { SyntaxNode } from '@lezer/common';
import { stringNode, textExpression } from '../expressions/textExpression';
import type { Entry, Hint, MappingNode, Node, Range } from '../tree/tree';
import { readEscaped, readLiteral, type WrittenString } from '../text/writtenString';

/** Deeper collections are left out, so that whoever walks the tree may recurse. */
const depthLimit = 200;

/** A part of a key. */
export type Key = NonNullable<Entry['key']>;

const rangeOf = ({ from, to }: Range): Range => ({ from, to });

function children(node: SyntaxNode, ...names: readonly string[]): SyntaxNode[] {
  return names.flatMap((name) => node.getChildren(name));
}

/** The parts of a dotted key. */
export function readKey(text: string, key: SyntaxNode | null): Key[] {
  const parts: Key[] = [];
  for (let part = key?.firstChild ?? null; part; part = part.nextSibling) {
    if (part.name === 'BareKey') parts.push({ text: text.slice(part.from, part.to), range: rangeOf(part) });
    else if (part.name === 'String') parts.push({ text: readString(text, part).value, range: rangeOf(part) });
  }
  return parts;
}

/** A string's content, escapes resolved, and where it stands. */
function readString(text: string, { from, to, name }: SyntaxNode): WrittenString & { readonly content: Range } {
  const quote = text.slice(from, from + (name === 'LongString' ? 3 : 1));
  const closed = to - from >= 2 * quote.length && text.slice(to - quote.length, to) === quote;
  const content = { from: from + quote.length, to: closed ? to - quote.length : to };
  const written = text.slice(content.from, content.to);
  const read = quote.startsWith('"') ? readEscaped(written, 'keep') : readLiteral(written, 'keep');
  return { value: name === 'LongString' ? read.value.replace(/^\n/, '') : read.value, text: read.text, content };
}

const prefixes: Readonly<Record<string, number>> = { x: 16, o: 8, b: 2 };

function readNumber(word: string): number | undefined {
  const [, sign, digits = ''] = /^([-+]?)(.*)$/.exec(word.replaceAll('_', '')) ?? [];
  const based = /^0([xob])([\da-f]+)$/i.exec(digits);
  const value = based
    ? Number.parseInt(based[2]!, prefixes[based[1]!.toLowerCase()])
    : /^inf(?:inity)?$/i.test(digits)
      ? Infinity
      : /^(?:nan|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$/i.test(digits)
        ? Number(digits.toLowerCase() === 'nan' ? Number.NaN : digits)
        : undefined;
  return value !== undefined && sign === '-' ? -value : value;
}

/** Reads values; what is not TOML (arithmetic and calls without quotes) is taken for what its author meant. */
export class TomlValues {
  constructor(
    private readonly text: string,
    private readonly hints: Hint[],
  ) {}

  /** The value behind `=`; null where there is none yet. */
  read(value: SyntaxNode | null, at: number, depth = 0): Node {
    const first = value?.firstChild;
    if (!value || !first) return { kind: 'null', range: { from: at, to: at } };
    if (depth > depthLimit) return { kind: 'unknown', range: rangeOf(value), children: [] };
    if (first.nextSibling) return this.bare(value);
    if (first.name === 'Array') {
      return {
        kind: 'list',
        range: rangeOf(first),
        items: first.getChildren('Value').map((item) => this.read(item, item.from, depth + 1)),
      };
    }
    if (first.name === 'InlineTable') return this.inlineTable(first, depth);
    if (first.name === 'Word' || first.name === 'Parens') return this.bare(value);
    const { value: string, text, content } = readString(this.text, first);
    return stringNode(this.text, rangeOf(first), content, string, text);
  }

  private inlineTable(table: SyntaxNode, depth: number): MappingNode {
    const entries = children(table, 'Pair').flatMap((pair) => this.pair(pair, depth));
    return { kind: 'mapping', range: rangeOf(table), entries };
  }

  /** An entry, nested once for every further part of its key. */
  private pair(pair: SyntaxNode, depth: number): Entry[] {
    const keys = readKey(this.text, pair.getChild('Key')).slice(0, depthLimit);
    const value = this.read(pair.getChild('Value'), pair.to, depth + 1);
    return keys.reduceRight<Entry[]>((inner, key, index) => {
      const parts: MappingNode = { kind: 'mapping', range: { from: keys[index + 1]?.range.from ?? 0, to: value.range.to }, entries: inner };
      return [{ key, value: index === keys.length - 1 ? value : parts }];
    }, []);
  }

  private bare(node: SyntaxNode): Node {
    const range = rangeOf(node);
    const word = this.text.slice(range.from, range.to);
    if (word === 'true' || word === 'false') return { kind: 'boolean', range, value: word === 'true' };
    const number = readNumber(word);
    if (number !== undefined) return { kind: 'number', range, value: number };
    const expression = textExpression(this.text, range);
    if (!expression) return { kind: 'string', range, value: word };
    if (expression.kind === 'call' && expression.closed) {
      const replacement = word.includes('"') ? `'${word}'` : `"${word}"`;
      const isQuotable = !(word.includes('"') && word.includes("'")) && !word.includes('\\');
      this.hints.push({ code: 'quote-call', message: say('TOML wants this in quotes.'), range, ...(isQuotable && { replacement }) });
    }
    return { kind: 'string', range, value: word, expression };
  }
}
