// What has been evaluated in one look at a text, so that a name which several others use is read once.
import type { MappingNode, Node } from '../tree/tree';

const none: ReadonlySet<undefined> = new Set();

interface Known<T> {
  readonly path: readonly MappingNode[];
  readonly result: T;
  /** How many values hang below it, one out of the other. */
  readonly height: number;
  /** The names that were looked up for it. */
  readonly asked: ReadonlySet<string | undefined>;
}

/** The values that one look at a text has found. */
export class Evaluations<T> {
  readonly #known = new Map<Node, Known<T>>();

  constructor(
    /** The names that are looked up meanwhile, where somebody keeps them: those for a value that is known are added, too. */
    readonly log: (string | undefined)[] = [],
  ) {}

  /** What is known of a node with these mappings around it. */
  get(node: Node, path: readonly MappingNode[]): Known<T> | undefined {
    const known = this.#known.get(node);
    if (!known || !isSame(known.path, path)) return undefined;
    for (const name of known.asked) this.log.push(name);
    return known;
  }

  /** Keeps a value; `since` is how long the log was before it. */
  set(node: Node, path: readonly MappingNode[], result: T, height: number, since: number): void {
    this.#known.set(node, { path, result, height, asked: since === this.log.length ? none : new Set(this.log.slice(since)) });
  }

  /** A look-up that is made once; the names that it asked for are added to the log each time. */
  remembering<R>(look: () => R): () => R {
    let known: { readonly result: R; readonly asked: ReadonlySet<string | undefined> } | undefined;
    return () => {
      if (known) {
        for (const name of known.asked) this.log.push(name);
        return known.result;
      }
      const since = this.log.length;
      const result = look();
      known = { result, asked: since === this.log.length ? none : new Set(this.log.slice(since)) };
      return result;
    };
  }
}

function isSame(a: readonly MappingNode[], b: readonly MappingNode[]): boolean {
  return a === b || (a.length === b.length && a.every((mapping, index) => mapping === b[index]));
}
