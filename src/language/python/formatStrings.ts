// Python's f-strings: texts that are put together of others.
import type { SyntaxNode } from '@lezer/common';
import { pythonString } from './literals';
import { childrenOf, type Convert, convertFruitful, rangeOf, type Source, textOf, unknown } from './source';
import type { Node, Range } from '../tree/tree';

const fieldsOf = (node: SyntaxNode): SyntaxNode[] => childrenOf(node).filter(({ name }) => name === 'FormatReplacement');

/** What stands in the brackets of a field, and not how it is written. */
const valuesIn = (field: SyntaxNode): SyntaxNode[] => childrenOf(field).filter(({ name }) => !/^(?:[{}]|Format\w*)$/.test(name));

/** A text with names in it; of others what may hold a schedule is kept. */
export const convertFormatString: Convert = (node, source, depth) => {
  const fields = fieldsOf(node);
  const range = rangeOf(node, source);
  if (fields.length === 0) return { kind: 'string', range, value: unescaped(pythonString(textOf(node, source))) };
  const isPlain = fields.every((field) => /^\{\s*[\p{L}_][\p{L}\p{N}_.]*\s*\}$/u.test(textOf(field, source)));
  if (!isPlain) {
    const calling = fields.filter((field) => textOf(field, source).includes('(')).flatMap(valuesIn);
    return unknown(range, convertFruitful(calling, source, depth));
  }
  const quote = /^[a-zA-Z]*("""|'''|"|')/.exec(textOf(node, source));
  const operands: Node[] = [];
  let at = range.from + (quote?.[0].length ?? 0);
  const addText = (to: number) => {
    if (to > at) operands.push(textNode({ from: at, to }, source));
  };
  for (const field of fields) {
    addText(source.base + field.from);
    operands.push(...valuesIn(field).map((value) => source.convert(value, source, depth)));
    at = source.base + field.to;
  }
  addText(range.to - (quote?.[1]?.length ?? 0));
  return { kind: 'operation', range, operator: 'format', operands };
};

function textNode(range: Range, { text, textAt }: Source): Node {
  const piece = text.slice(range.from - textAt, range.to - textAt);
  return { kind: 'string', range, value: unescaped(pythonString(`"${piece}"`)) };
}

const unescaped = (text: string): string => text.replace(/\{\{|\}\}/g, (pair) => pair.charAt(0));
