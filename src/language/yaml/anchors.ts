import type { Node } from '../tree/tree';

/** More entries than any file's merge keys bring in by right. */
const mergeLimit = 100_000;

/** How a part of a document hangs together with the parts before and behind it. */
export interface Links {
  /** The anchors of earlier parts that it asked for, and what they stood for. */
  readonly asked: ReadonlyMap<string, Node | undefined>;
  /** The anchors that it sets. */
  readonly set: ReadonlyMap<string, Node>;
  /** How many entries its merge keys bring in. */
  readonly merged: number;
  /** They would have been too many. */
  readonly isCut: boolean;
}

/** The anchors of a document, read from its start to its end. */
export class Anchors {
  readonly #nodes = new Map<string, Node>();
  #merged = 0;
  #asked = new Map<string, Node | undefined>();
  #set = new Map<string, Node>();
  #mergedBefore = 0;
  #isCut = false;

  /** What an anchor stands for here. An alias of an alias stands for what that one does, so that chains of them stay short. */
  find(name: string): Node | undefined {
    const node = this.#nodes.get(name);
    if (!this.#set.has(name)) this.#asked.set(name, node);
    return node?.kind === 'reference' ? (node.target ?? node) : node;
  }

  set(name: string, node: Node): void {
    this.#nodes.set(name, node);
    this.#set.set(name, node);
  }

  /** Whether so many entries more may be merged. */
  merge(count: number): boolean {
    this.#merged += count;
    if (this.#merged > mergeLimit) this.#isCut = true;
    return this.#merged <= mergeLimit;
  }

  /** Starts a part. */
  start(): void {
    this.#asked = new Map();
    this.#set = new Map();
    this.#mergedBefore = this.#merged;
    this.#isCut = false;
  }

  /** What the part that was started has to do with others; undefined for nothing. */
  links(): Links | undefined {
    if (this.#asked.size === 0 && this.#set.size === 0 && this.#merged === this.#mergedBefore) return undefined;
    return { asked: this.#asked, set: this.#set, merged: this.#merged - this.#mergedBefore, isCut: this.#isCut };
  }

  /** Whether a part that was read before would be read the same here; then it counts as read. */
  takes({ asked, set, merged, isCut }: Links): boolean {
    if (isCut || this.#merged + merged > mergeLimit) return false;
    for (const [name, node] of asked) if (this.#nodes.get(name) !== node) return false;
    for (const [name, node] of set) this.#nodes.set(name, node);
    this.#merged += merged;
    return true;
  }
}
