// What a command line sets: its options by the names that argparse gives them, `--lr-decay-style cosine`, `--lr=1e-4`, and its overrides, `optim.lr=1e-4`.
import { parseExpression } from '../expressions/expression';
import { stringNode } from '../expressions/textExpression';
import { parseJson } from '../json/parseJson';
import { mapChildren } from '../tree/mapChildren';
import { shiftNode } from '../tree/shiftNode';
import type { Node, Range } from '../tree/tree';
import { type Placed, variableIn } from './commandLines';
import { type Override, overridesIn, overrideValue, partsOfKey, program, type ReadText, type Setting } from './overrides';
import type { Statement } from './statements';
import type { Held, Variables } from './variables';
import { behindEqualsSign, headOf, isOption, plainText, type Word } from './words';

/** Options whose values are pairs of names and values themselves: `--optimizer_args weight_decay=0.1 betas=0.9,0.99`. */
const ofPairs = /(?:args|params|env)$/i;
const number = /^[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** So long is no number, and nothing else that is read. */
const longest = 10_000;

/** How a variable is looked up. */
interface Way {
  readonly read?: ReadText;
  readonly depth: number;
  /** What it is where nothing sets it. */
  readonly otherwise?: Word | undefined;
}

/** Reads the options of command lines. */
export class Options {
  constructor(
    readonly text: string,
    readonly statements: readonly Statement[],
    readonly variables: Variables,
  ) {}

  /** What a command line sets, in document order. The last of several options of a name counts. */
  settingsOf(words: readonly Placed[]): readonly Setting[] {
    const overrides = overridesIn(
      this.text,
      words.map(({ word }) => word),
    );
    const settings = new Map<string, Setting>();
    const add = (keys: Setting['keys'], value: Node, isPerhaps: boolean): void => {
      const way = keys.map(({ text }) => text).join('.');
      settings.delete(way);
      settings.set(way, { keys, value: isPerhaps ? { kind: 'unknown', range: value.range, children: [] } : value });
    };
    for (let at = 0; at < words.length; at++) {
      const { word, index, isPerhaps } = words[at]!;
      const override = overrides.get(word);
      if (override) add(override.keys, this.#nodeOf({ word: behindEqualsSign(word, override.valueFrom), index }, overrideValue), isPerhaps);
      const [written, name] = isOption(word) ? (/^--?([A-Za-z][\w.-]{0,200})/.exec(headOf(word)) ?? []) : [];
      if (written === undefined || name === undefined || written.length === 2) continue;
      const range = { from: word.range.from, to: word.range.from + written.length };
      const assigned = this.text[range.to] === '=' ? { word: behindEqualsSign(word, range.to + 1), index } : undefined;
      const values = assigned ? [assigned] : valuesBehind(words, at, ofPairs.test(name) ? new Map() : overrides);
      add(keysOf(name.replaceAll('-', '_'), range), this.#valueOf(values, range), isPerhaps);
      if (ofPairs.test(name)) at += values.length;
    }
    return [...settings.values()].sort((a, b) => a.keys[0]!.range.from - b.keys[0]!.range.from);
  }

  #valueOf(words: readonly Held[], key: Range): Node {
    const [first] = words;
    if (!first) return { kind: 'boolean', range: key, value: true };
    if (words.length === 1) return this.#nodeOf(first);
    // Some may stand further up, in a variable.
    const ranges = words.map(({ word }) => word.range);
    const range = { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
    return { kind: 'list', range, items: words.map((held) => this.#nodeOf(held)) };
  }

  /** The value that a word is. */
  #nodeOf({ word, index }: Held, read: ReadText = optionValue, depth = 0): Node {
    const text = plainText(word);
    if (text !== undefined) return text.length > longest ? { kind: 'string', range: word.range, value: text } : read(this.text, word, text);
    const [piece, ...others] = word.pieces;
    const { range } = word;
    if (others.length > 0 || !piece) return { kind: 'unknown', range, children: [] };
    if (piece.kind === 'arithmetic') return this.#arithmetic(piece.range, index, depth);
    if (piece.kind !== 'variable' || depth > 20) return { kind: 'unknown', range, children: [] };
    return this.#reference(piece.name, piece.range, index, { read, depth, otherwise: piece.otherwise });
  }

  #reference(name: string, range: Range, index: number, { read = optionValue, depth, otherwise }: Way): Node {
    const held = this.variables.wordOf(name, index, this.statements[index]!.branch, otherwise);
    const target = held && this.#nodeOf(held, read, depth + 1);
    return { kind: 'reference', range, path: name, ...(target && { target }) };
  }

  /** Arithmetic on whole numbers, with the variables in it with or without their dollar signs. */
  #arithmetic(range: Range, index: number, depth: number): Node {
    const written = this.text
      .slice(range.from, range.to)
      .replace(/\$\{(\w+)\}|\$(\w+)/g, (whole, ...[braced, plain]: string[]) => ` ${braced ?? plain}`.padEnd(whole.length));
    const read = (node: Node): Node => {
      if (node.kind === 'name') return this.#reference(node.name, node.range, index, { depth: depth + 1 });
      return mapChildren(node.kind === 'operation' && node.operator === '/' ? { ...node, operator: '//' } : node, read);
    };
    return read(parseExpression(this.text, range, written));
  }
}

/** The value of an option. */
function optionValue(source: string, word: Word, value: string): Node {
  const [piece, ...others] = word.pieces;
  const range = others.length === 0 && piece ? piece.range : word.range;
  if (number.test(value)) return { kind: 'number', range, value: Number(value.replaceAll('_', '')) };
  if (/^(?:true|false)$/i.test(value)) return { kind: 'boolean', range, value: /^t/i.test(value) };
  if (/^(?:\{[^]*\}|\[[^]*\])$/.test(value) && others.length === 0) {
    const read = parseJson(value).roots[0];
    if (read) return shiftNode(read, range.from);
  }
  // Only what is in quotes can be a call: schedule(cosine, 0.5, 10000).
  return value.includes('(') ? stringNode(source, range, range, value) : { kind: 'string', range, value };
}

/** The keys that an option sets: those of jsonargparse, tyro and their kin have dots. Its dashes are part of the first. */
function keysOf(name: string, { from, to }: Range): Setting['keys'] {
  const parts = name.includes('..') || name.endsWith('.') ? undefined : partsOfKey(name, to - name.length);
  return parts
    ? parts.map((part, index) => (index === 0 ? { ...part, range: { from, to: part.range.to } } : part))
    : [{ text: name, range: { from, to } }];
}

/** The values of the option at a place among words: all behind it up to the next or an override, but not the program that a launcher starts and its own words. */
function valuesBehind(words: readonly Placed[], at: number, overrides: ReadonlyMap<Word, Override>): readonly Held[] {
  const values: Held[] = [];
  for (const { word, index } of words.slice(at + 1, at + 20)) {
    const isFirst = values.length === 0;
    if (isOption(word) || overrides.has(word) || (!isFirst && (program.test(plainText(word) ?? '') || variableIn(word) !== undefined)))
      break;
    values.push({ word, index });
  }
  return values;
}
