import type { Node } from '../tree/tree';

/** No honest file merges as many entries, and merge keys that build on each other could ask for billions. */
const mergeLimit = 100_000;

/** What a part of a document takes from the parts before it, and gives to those behind it. */
export interface Links {
  /** The anchors of earlier parts that its aliases name, and the node of each when it was read. */
  readonly asked: ReadonlyMap<string, Node | undefined>;
  /** The anchors that it sets. */
  readonly set: ReadonlyMap<string, Node>;
  /** The number of entries that its merge keys bring in. */
  readonly merged: number;
  /** Its merge keys met the limit, so that it lacks entries. */
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

  /** The node of an anchor, as set so far. Where that node is an alias, it is the alias's own target: chains of aliases stay short. */
  find(name: string): Node | undefined {
    const node = this.#nodes.get(name);
    if (!this.#set.has(name)) this.#asked.set(name, node);
    return node?.kind === 'reference' ? (node.target ?? node) : node;
  }

  set(name: string, node: Node): void {
    this.#nodes.set(name, node);
    this.#set.set(name, node);
  }

  /** Counts entries to be merged; false where they are too many. */
  merge(count: number): boolean {
    this.#merged += count;
    if (this.#merged > mergeLimit) this.#isCut = true;
    return this.#merged <= mergeLimit;
  }

  /** Starts the record of a part, for `links`. */
  start(): void {
    this.#asked = new Map();
    this.#set = new Map();
    this.#mergedBefore = this.#merged;
    this.#isCut = false;
  }

  /** The links of the part since `start`; undefined where it has neither anchors nor aliases nor merges. */
  links(): Links | undefined {
    if (this.#asked.size === 0 && this.#set.size === 0 && this.#merged === this.#mergedBefore) return undefined;
    return { asked: this.#asked, set: this.#set, merged: this.#merged - this.#mergedBefore, isCut: this.#isCut };
  }

  /** Whether a part with these links would be read here as it was before. Then its anchors are set and its merges counted, as if it had been read. */
  takes({ asked, set, merged, isCut }: Links): boolean {
    if (isCut || this.#merged + merged > mergeLimit) return false;
    for (const [name, node] of asked) if (this.#nodes.get(name) !== node) return false;
    for (const [name, node] of set) this.#nodes.set(name, node);
    this.#merged += merged;
    return true;
  }
}
