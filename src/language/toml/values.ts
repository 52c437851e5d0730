import { say } from '../../core/message';
import type { SyntaxNode } from '@lezer/common';
import { stringNode, textExpression } from '../expressions/textExpression';
import { readKey, repeatedHint } from './keys';
import { readString } from './strings';
import { TomlTables } from './tables';
import type { Hint, MappingNode, Node, Range } from '../tree/tree';

/** Deeper collections are left out, so that code that walks the tree may recurse. */
const depthLimit = 200;

const rangeOf = ({ from, to }: Range): Range => ({ from, to });

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

/** Reads values. Arithmetic and calls without quotes are no TOML; they are read as expressions, with a hint to quote them. */
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
    const tables = new TomlTables(rangeOf(table));
    for (const pair of table.getChildren('Pair')) {
      const keys = readKey(this.text, pair.getChild('Key')).slice(0, depthLimit);
      const key = keys.at(-1);
      if (key) tables.add(keys.slice(0, -1), { key, value: this.read(pair.getChild('Value'), pair.to, depth + keys.length) });
    }
    this.hints.push(...tables.repeated.map(repeatedHint));
    return tables.root;
  }

  private bare(node: SyntaxNode): Node {
    const range = rangeOf(node);
    const word = this.text.slice(range.from, range.to);
    if (word === 'true' || word === 'false') return { kind: 'boolean', range, value: word === 'true' };
    const number = readNumber(word);
    if (number !== undefined) return { kind: 'number', range, value: number };
    const expression = textExpression(this.text, range);
    if (!expression) return { kind: 'string', range, value: word };
    if (expression.kind === 'operation' ? /\w\(/.test(word) : expression.kind === 'call' && expression.closed) {
      const replacement = word.includes('"') ? `'${word}'` : `"${word}"`;
      const isQuotable = !(word.includes('"') && word.includes("'")) && !word.includes('\\');
      this.hints.push({ code: 'quote-call', message: say('TOML wants this in quotes.'), range, ...(isQuotable && { replacement }) });
    }
    return { kind: 'string', range, value: word, expression };
  }
}
