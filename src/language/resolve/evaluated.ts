// What has been evaluated in one look at a text, so that a name which several others use is read once.
import type { MappingNode, Node } from '../tree/tree';
import { lookUpAgain, type LookUpLog, type LookUps, lookUpsSince } from './lookUps';

interface Known<T> {
  readonly path: readonly MappingNode[];
  readonly result: T;
  /** How many values hang below it, one out of the other. */
  readonly height: number;
  readonly lookUps: LookUps;
}

/** The values that one look at a text has found. */
export class Evaluations<T> {
  readonly #known = new Map<Node, Known<T>>();
  readonly #made = new Map<string, () => unknown>();

  constructor(
    /** What is looked up meanwhile, where somebody keeps it: that for a value that is known is added, too. */
    readonly log: LookUpLog = [],
  ) {}

  /** What is known of a node with these mappings around it. */
  get(node: Node, path: readonly MappingNode[]): Known<T> | undefined {
    const known = this.#known.get(node);
    if (!known || !isSame(known.path, path)) return undefined;
    lookUpAgain(this.log, known.lookUps);
    return known;
  }

  /** Keeps a value; `since` is how long the log was before it. */
  set(node: Node, path: readonly MappingNode[], result: T, height: number, since: number): void {
    this.#known.set(node, { path, result, height, lookUps: lookUpsSince(this.log, since) });
  }

  /** What is made once, whoever asks for it by this key: what that took is added to the log each time. A key belongs to one type. */
  once<R>(key: string, make: () => R): R {
    let known = this.#made.get(key);
    if (!known) this.#made.set(key, (known = this.remembering(make)));
    return known() as R;
  }

  /** A look-up that is made once; what that took is added to the log each time. */
  remembering<R>(look: () => R): () => R {
    let known: { readonly result: R; readonly lookUps: LookUps } | undefined;
    return () => {
      if (known) {
        lookUpAgain(this.log, known.lookUps);
        return known.result;
      }
      const since = this.log.length;
      const result = look();
      known = { result, lookUps: lookUpsSince(this.log, since) };
      return result;
    };
  }
}

function isSame(a: readonly MappingNode[], b: readonly MappingNode[]): boolean {
  return a === b || (a.length === b.length && a.every((mapping, index) => mapping === b[index]));
}
