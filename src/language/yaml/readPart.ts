import { detached } from '../text/detached';
import { shiftEntry, shiftRange } from '../tree/shiftNode';
import type { Entry, Hint, Range } from '../tree/tree';
import type { Anchors, Links } from './anchors';
import { YamlComposer } from './composer';
import { readDocuments } from './documents';
import { maskYaml } from './maskYaml';

/** What was read of a block. */
export interface Part {
  readonly entries: readonly Entry[];
  readonly hints: readonly Hint[];
  /** From the start of its first entry to the end of its last. */
  readonly extent: Range;
  /** Its anchors and aliases. */
  readonly links: Links | undefined;
}

/** Reads a range of a text as a block; `isKept` where the result is kept for later texts. */
export function readPart(text: string, range: Range, anchors: Anchors, isKept: boolean): Part {
  const own = text.slice(range.from, range.to);
  // A kept result must not hold this whole text in memory, so a copy of the block is read. Linked blocks cannot be moved: they are read in place.
  if (!isKept || /[&*]/.test(own)) return readRange(text, range, anchors);
  const { entries, hints, extent, links } = readRange(detached(own), { from: 0, to: own.length }, anchors);
  return {
    entries: entries.map((entry) => shiftEntry(entry, range.from)),
    hints: hints.map((hint) => shiftHint(hint, range.from)),
    extent: shiftRange(extent, range.from),
    links,
  };
}

/** A hint moved by `delta`. */
export const shiftHint = (hint: Hint, delta: number): Hint => (delta === 0 ? hint : { ...hint, range: shiftRange(hint.range, delta) });

function readRange(text: string, range: Range, anchors: Anchors): Part {
  anchors.start();
  const hints: Hint[] = [];
  const composer = new YamlComposer(text, hints, anchors);
  const entries: Entry[] = [];
  for (const document of readDocuments(maskYaml(text.slice(range.from, range.to)), range.from)) {
    const root = composer.compose(document);
    // A broken line ends the mapping; the parser gives what follows as further documents.
    if (root?.kind === 'mapping' && document.value?.type === 'block-map') entries.push(...root.entries);
    else if (root) entries.push({ value: root });
  }
  return { entries, hints, extent: extentOf(entries, range.from), links: anchors.links() };
}

function extentOf(entries: readonly Entry[], at: number): Range {
  let extent: Range | undefined;
  for (const { key, value, merged } of entries) {
    if (merged) continue;
    const { from } = (key ?? value).range;
    const to = Math.max(key?.range.to ?? 0, value.range.to);
    extent = { from: Math.min(from, extent?.from ?? from), to: Math.max(to, extent?.to ?? to) };
  }
  return extent ?? { from: at, to: at };
}
