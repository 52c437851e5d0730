import { textDifference } from '../text/textDifference';
import type { Hint, Node, Tree } from '../tree/tree';
import { Anchors } from './anchors';
import { type Blocks, BlockReader } from './blockReader';
import { findDocuments } from './blocks';
import { YamlComposer } from './composer';
import { readDocuments } from './documents';
import { type Lines, readLines } from './lines';
import { maskYaml } from './maskYaml';

/** A text with a longer line is not read: the lexer is slow on them, and no person writes such lines. */
const lineLimit = 200_000;

/** What is kept of a text that consists of blocks, so that a later text costs only its difference. */
interface State {
  readonly lines: Lines;
  /** The blocks of each document that is not empty. */
  readonly documents: readonly Blocks[];
}

const states = new WeakMap<Tree, State>();

/**
 * Reads YAML into a neutral tree with one root per document. Never throws: broken parts are left out, and what is nested too deeply ends
 * the reading. Numbers are those that the author meant; hints tell where loaders read them otherwise. A block mapping is read entry by entry,
 * so that none hides another; with the tree of an earlier state of the text, only those that differ.
 */
export function parseYaml(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  if (hasLongLine(text)) return { text, roots: [], hints: [] };
  const before = previous && states.get(previous);
  const edit = before && textDifference(previous.text, text);
  const lines = readLines(text, before?.lines, edit);
  const documents = findDocuments(text, lines);
  if (!documents) return parseWhole(text);
  const reader = new BlockReader(text, lines, edit);
  const read: Blocks[] = [];
  const roots = documents.map(({ mark, starts, end }): Node => {
    if (starts.length === 0) return { kind: 'null', range: { from: mark!, to: mark! } };
    // Documents are matched by their number: where one comes or goes, the ones behind it are read anew.
    const last = before?.documents[read.length];
    const blocks = reader.read(starts, end, last && { blocks: last, moved: 0 }, new Anchors());
    read.push(blocks);
    return { kind: 'mapping', range: blocks.extent, entries: blocks.entries };
  });
  const tree: Tree = { text, roots, hints: read.flatMap(({ hints }) => hints) };
  states.set(tree, { lines, documents: read });
  return tree;
}

function parseWhole(text: string): Tree {
  const hints: Hint[] = [];
  const roots: Node[] = [];
  for (const document of readDocuments(maskYaml(text), 0)) {
    const root = new YamlComposer(text, hints, new Anchors()).compose(document);
    if (root) roots.push(root);
  }
  return { text, roots, hints };
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at + lineLimit < text.length;) {
    const end = text.lastIndexOf('\n', at + lineLimit);
    if (end <= at) return true;
    at = end;
  }
  return false;
}
