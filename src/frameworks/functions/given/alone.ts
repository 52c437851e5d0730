// A function in a long function, read by itself: as one around it would return it that takes all that it reads of what is around.
import type { Site } from '../../../language/find/site';
import { entriesNamed } from '../../../language/resolve/lookUp';
import { lineStart } from '../../../language/text/lineStart';
import type { Node, Range } from '../../../language/tree/tree';
import { isScope } from '../../../language/tree/walk';
import type { FilePart } from '../part/filePart';
import { partForNames } from '../part/filePart';
import { withoutStrings } from '../pythonText';
import { type OpenName, openNames } from './openNames';

/** A function in a text of its own. */
export interface Alone {
  /** Its `inPart` leads to the function, whatever it is asked for. */
  readonly part: FilePart;
  /** What it reads of what stands around it. */
  readonly reads: readonly OpenName[];
}

/** A function definition, a lambda or a call by itself; undefined where it does more with what is around it than reading numbers. */
export function aloneAt(site: Site, node: Node): Alone | undefined {
  const reads = openNames(site, node);
  if (!reads) return undefined;
  const { text, place } = site;
  const { from, to } = node.range;
  const roots = [...new Set(reads.map(({ root }) => root))];
  const isOwn = (word: string) => roots.includes(word) || (isScope(node) && entriesNamed(node, word).length > 0);
  const words = withoutStrings(text.slice(from, to)).match(/(?<![\p{L}\p{N}_.])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
  const outer = [...new Set(words)].filter((word) => !isOwn(word) && entriesNamed(place.ancestors[0]!, word).length > 0);
  const part = partForNames(site, outer);
  if (!part) return undefined;
  const indent = isScope(node) ? text.slice(lineStart(text, from), from) : '    ';
  const before = `${part.text}\ndef made_around(${roots.join(', ')}):\n${indent}`;
  const written = text.slice(from, to);
  const made: Range & { readonly whole: string } = isScope(node)
    ? ending(`${before}${written}\n${indent}return `, node.scopeName ?? '')
    : ending(`${before}return (`, written);
  return { part: { ...part, text: `${made.whole}${isScope(node) ? '' : ')'}\n`, inPart: () => made }, reads };
}

const ending = (before: string, end: string) => ({ from: before.length, to: before.length + end.length, whole: before + end });
