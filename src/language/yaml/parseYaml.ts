import { textDifference } from '../text/textDifference';
import type { Hint, Node, Tree } from '../tree/tree';
import { Anchors } from './anchors';
import { type BlockDocument, findDocuments } from './blocks';
import { YamlComposer } from './composer';
import { readDocuments } from './documents';
import { maskYaml } from './maskYaml';
import { extentOfParts, type Part, PartReader, type Parts, partsOf } from './parts';

/** The lexer is slow on lines that no person writes. */
const lineLimit = 200_000;

/** What was read of each text that consists of blocks, so that a later one can be read from where it differs. */
const partsOfTrees = new WeakMap<Tree, Parts>();

/**
 * Reads YAML into a neutral tree with one root per document. Never throws: broken parts are left out, and what is nested too deeply ends
 * the reading. Numbers are those that the author meant; hints tell where loaders read them otherwise. A block mapping is read entry by entry,
 * so that none hides another; with the tree of an earlier state of the text, only those that differ.
 */
export function parseYaml(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  if (hasLongLine(text)) return { text, roots: [], hints: [] };
  const documents = findDocuments(text);
  return documents ? parseBlocks(text, documents, previous) : parseWhole(text);
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

function parseBlocks(text: string, documents: readonly BlockDocument[], previous: Tree | undefined): Tree {
  const before = previous && partsOfTrees.get(previous);
  const reader = new PartReader(text, before && textDifference(previous.text, text));
  const all: Part[] = [];
  const roots = documents.map(({ mark, blocks }): Node => {
    if (blocks.length === 0) return { kind: 'null', range: { from: mark!, to: mark! } };
    const parts = reader.read(blocks, before, new Anchors());
    for (const part of parts) all.push(part);
    return { kind: 'mapping', range: extentOfParts(parts), entries: parts.flatMap(({ entries }) => entries) };
  });
  const tree: Tree = { text, roots, hints: all.flatMap(({ hints }) => hints) };
  partsOfTrees.set(tree, partsOf(all));
  return tree;
}

function hasLongLine(text: string): boolean {
  for (let at = 0; at + lineLimit < text.length;) {
    const end = text.lastIndexOf('\n', at + lineLimit);
    if (end <= at) return true;
    at = end;
  }
  return false;
}
