// What is read of blocks, and what of it still holds after an edit.
import { detached } from '../text/detached';
import type { Difference } from '../text/textDifference';
import { shiftEntry, shiftRange } from '../tree/shiftNode';
import type { Entry, Hint, Range } from '../tree/tree';
import { Anchors, type Links } from './anchors';
import type { Block } from './blocks';
import { YamlComposer } from './composer';
import { readDocuments } from './documents';
import { maskYaml } from './maskYaml';

/** What was read of a block. */
export interface Part extends Range {
  readonly entries: readonly Entry[];
  readonly hints: readonly Hint[];
  /** What the entries cover. */
  readonly extent: Range;
  /** Its anchors and aliases: what has any is read again where it has moved. Those of nested blocks are theirs. */
  readonly links?: Links;
  readonly isLinked: boolean;
  readonly nested?: Parts;
}

/** The parts of a mapping, or of a text. */
export interface Parts {
  readonly list: readonly Part[];
  readonly byStart: ReadonlyMap<number, Part>;
  /** How far they have moved since. */
  readonly moved: number;
}

/** The parts of a text, in document order. */
export function partsOf(list: readonly Part[]): Parts {
  return { list, byStart: new Map(list.map((part) => [part.from, part])), moved: 0 };
}

/** Reads the blocks of a text, and takes those from an earlier one that an edit has at most moved. */
export class PartReader {
  private readonly edit: Difference;

  constructor(
    private readonly text: string,
    edit: Difference | undefined,
  ) {
    this.edit = edit ?? { fromA: 0, toA: 0, fromB: 0, toB: text.length };
  }

  /** Reads the blocks of one mapping; `anchors` are those of the document. */
  read(blocks: readonly Block[], before: Parts | undefined, anchors: Anchors): readonly Part[] {
    return blocks.map((block) => this.part(block, before, anchors));
  }

  private part(block: Block, before: Parts | undefined, anchors: Anchors): Part {
    const { fromA, toA, fromB, toB } = this.edit;
    const delta = block.from >= toB && block.to > fromB ? toB - toA + fromA - fromB : 0;
    const last = before?.byStart.get(block.from - delta - before.moved);
    const by = last ? block.from - last.from : 0;
    const isSame = last?.to === block.to - by && (block.to <= fromB || block.from >= toB);
    if (isSame && !last.isLinked) return shiftPart(last, by);
    if (block.nested) return this.mapping(block, block.nested, last, isSame && by === 0, anchors);
    if (isSame && by === 0 && anchors.takes(last.links!)) return last;
    return this.fresh(block, anchors, before !== undefined);
  }

  private mapping(
    block: Block,
    { key, blocks }: NonNullable<Block['nested']>,
    last: Part | undefined,
    isSame: boolean,
    anchors: Anchors,
  ): Part {
    const by = last ? block.from - last.from : 0;
    const before = last?.nested && { ...last.nested, moved: last.nested.moved + by };
    const list = this.read(blocks, before, anchors);
    if (isSame && list.every((part, index) => part === last!.nested!.list[index])) return last!;
    const extent = { from: key.from, to: extentOfParts(list, key).to };
    const value = { kind: 'mapping', range: extentOfParts(list), entries: list.flatMap(({ entries }) => entries) } as const;
    const text = detached(this.text.slice(key.from, key.to));
    return {
      from: block.from,
      to: block.to,
      entries: [{ key: { text, range: key }, value }],
      hints: list.flatMap(({ hints }) => hints),
      extent,
      isLinked: list.some(({ isLinked }) => isLinked),
      nested: partsOf(list),
    };
  }

  private fresh(block: Block, anchors: Anchors, isUpdate: boolean): Part {
    const { from, to } = block;
    const own = this.text.slice(from, to);
    // What is kept for later texts must not hold on to this one; what has anchors cannot be moved.
    if (!isUpdate || /[&*]/.test(own)) return readPart(this.text, from, to, anchors);
    return shiftPart(readPart(detached(own), 0, own.length, anchors), from);
  }
}

function readPart(text: string, from: number, to: number, anchors: Anchors): Part {
  anchors.start();
  const hints: Hint[] = [];
  const composer = new YamlComposer(text, hints, anchors);
  const entries: Entry[] = [];
  for (const document of readDocuments(maskYaml(text.slice(from, to)), from)) {
    const root = composer.compose(document);
    // A line that does not belong here ends the mapping.
    if (root?.kind === 'mapping' && document.value?.type === 'block-map') entries.push(...root.entries);
    else if (root) entries.push({ value: root });
  }
  const links = anchors.links();
  const own = entries.filter(({ merged }) => !merged);
  const extent = {
    from: Math.min(...own.map(({ key, value }) => (key ?? value).range.from)),
    to: Math.max(...own.map(({ key, value }) => Math.max(key?.range.to ?? 0, value.range.to))),
  };
  return { from, to, entries, hints, extent, isLinked: links !== undefined, ...(links && { links }) };
}

/** The span of parts, and of what else is given. */
export function extentOfParts(parts: readonly { readonly extent: Range }[], other?: Range): Range {
  let { from, to } = other ?? { from: Infinity, to: 0 };
  for (const { extent } of parts) {
    from = Math.min(from, extent.from);
    to = Math.max(to, extent.to);
  }
  return { from, to };
}

function shiftPart(part: Part, delta: number): Part {
  if (delta === 0) return part;
  const { from, to, entries, hints, extent, nested } = part;
  return {
    ...part,
    from: from + delta,
    to: to + delta,
    entries: entries.map((entry) => shiftEntry(entry, delta)),
    hints: hints.map((hint) => ({ ...hint, range: shiftRange(hint.range, delta) })),
    extent: shiftRange(extent, delta),
    ...(nested && { nested: { ...nested, moved: nested.moved + delta } }),
  };
}
