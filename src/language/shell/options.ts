// The options of a command line as the keys of a mapping, by the names that argparse gives them: `--lr-decay-style cosine`, `--lr=1e-4`.
import { parseExpression } from '../expressions/expression';
import { stringNode } from '../expressions/textExpression';
import { parseJson } from '../json/parseJson';
import { mapChildren } from '../tree/mapChildren';
import { shiftNode } from '../tree/shiftNode';
import type { Entry, Node, Range } from '../tree/tree';
import { headOf, isOption, type Placed, variableIn } from './commandLines';
import type { Statement } from './statements';
import type { Held, Variables } from './variables';
import { plainText, type Word } from './words';

/** The programs that a command line runs: what stands behind one of them is not the value of an option before it. */
const program = /\.(?:py|sh|bin)$/;
const number = /^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** So long is no number, and nothing else that is read. */
const longest = 10_000;

/** Reads the options of command lines. */
export class Options {
  constructor(
    readonly text: string,
    readonly statements: readonly Statement[],
    readonly variables: Variables,
  ) {}

  /** The entries of a command line in document order. The last of several options of a name counts. */
  entriesOf(words: readonly Placed[]): readonly Entry[] {
    const entries = new Map<string, Entry>();
    for (let at = 0; at < words.length; at++) {
      const { word, index, isPerhaps } = words[at]!;
      const [written, name] = isOption(word) ? (/^--?([A-Za-z][\w.-]{0,200})/.exec(headOf(word)) ?? []) : [];
      if (written === undefined || name === undefined || written.length === 2) continue;
      const range = { from: word.range.from, to: word.range.from + written.length };
      const assigned = this.text[range.to] === '=' ? { word: this.#behindEqualsSign(word, range.to + 1), index } : undefined;
      const values = assigned ? [assigned] : valuesBehind(words, at);
      const value = this.#valueOf(values, range);
      const text = name.replaceAll('-', '_');
      entries.delete(text);
      entries.set(text, { key: { text, range }, value: isPerhaps ? { kind: 'unknown', range: value.range, children: [] } : value });
    }
    return [...entries.values()].sort((a, b) => a.key!.range.from - b.key!.range.from);
  }

  /** What stands behind the equals sign of a word. */
  #behindEqualsSign({ pieces, range }: Word, from: number): Word {
    const inside = pieces.flatMap((piece) => {
      if (piece.range.to < from || (piece.range.to === from && piece.kind === 'text' && piece.value.endsWith('='))) return [];
      if (piece.range.from >= from || piece.kind !== 'text') return [piece];
      return [{ ...piece, value: piece.value.slice(piece.value.indexOf('=') + 1), range: { from, to: piece.range.to } }];
    });
    return { pieces: inside, range: { from, to: range.to } };
  }

  #valueOf(words: readonly Held[], key: Range): Node {
    const [first] = words;
    if (!first) return { kind: 'boolean', range: key, value: true };
    if (words.length === 1) return this.#nodeOf(first);
    const range = { from: first.word.range.from, to: Math.max(...words.map(({ word }) => word.range.to)) };
    return { kind: 'list', range, items: words.map((held) => this.#nodeOf(held)) };
  }

  /** The value that a word is. */
  #nodeOf({ word, index }: Held, depth = 0): Node {
    const text = plainText(word);
    if (text !== undefined) return this.#textNode(word, text);
    const [piece, ...others] = word.pieces;
    const { range } = word;
    if (others.length > 0 || !piece) return { kind: 'unknown', range, children: [] };
    if (piece.kind === 'arithmetic') return this.#arithmetic(piece.range, index, depth);
    if (piece.kind !== 'variable' || depth > 20) return { kind: 'unknown', range, children: [] };
    return this.#reference(piece.name, piece.range, index, depth, piece.otherwise);
  }

  #reference(name: string, range: Range, index: number, depth: number, otherwise?: Word): Node {
    const value = this.variables.at(name, index, this.statements[index]!.branch);
    const words = value ? (value.perhaps.length === 0 ? value.words : undefined) : otherwise && [{ word: otherwise, index }];
    const target = words?.length === 1 ? this.#nodeOf(words[0]!, depth + 1) : undefined;
    return { kind: 'reference', range, path: name, ...(target && { target }) };
  }

  #textNode(word: Word, value: string): Node {
    const [piece, ...others] = word.pieces;
    const range = others.length === 0 && piece ? piece.range : word.range;
    if (value.length > longest) return { kind: 'string', range, value };
    if (number.test(value)) return { kind: 'number', range, value: Number(value.replaceAll('_', '')) };
    if (/^(?:true|false)$/i.test(value)) return { kind: 'boolean', range, value: /^t/i.test(value) };
    if (/^(?:\{[^]*\}|\[[^]*\])$/.test(value) && others.length === 0) {
      const read = parseJson(value).roots[0];
      if (read) return shiftNode(read, range.from);
    }
    // Only what is in quotes can be a call: schedule(cosine, 0.5, 10000).
    return value.includes('(') ? stringNode(this.text, range, range, value) : { kind: 'string', range, value };
  }

  /** Arithmetic on whole numbers, with the variables in it with or without their dollar signs. */
  #arithmetic(range: Range, index: number, depth: number): Node {
    const written = this.text
      .slice(range.from, range.to)
      .replace(/\$\{(\w+)\}|\$(\w+)/g, (whole, ...[braced, plain]: string[]) => ` ${braced ?? plain}`.padEnd(whole.length));
    const read = (node: Node): Node => {
      if (node.kind === 'name') return this.#reference(node.name, node.range, index, depth + 1);
      return mapChildren(node.kind === 'operation' && node.operator === '/' ? { ...node, operator: '//' } : node, read);
    };
    return read(parseExpression(this.text, range, written));
  }
}

/** The values of the option at a place among words: all behind it up to the next, but not the program that a launcher starts and its own words. */
function valuesBehind(words: readonly Placed[], at: number): readonly Held[] {
  const values: Held[] = [];
  for (const { word, index } of words.slice(at + 1, at + 20)) {
    const isFirst = values.length === 0;
    if (isOption(word) || (!isFirst && (program.test(plainText(word) ?? '') || variableIn(word) !== undefined))) break;
    values.push({ word, index });
  }
  return values;
}
