import type { Range } from '../language/tree/tree';
import { BOUNDS, type Bounds, CURVE_OPERATIONS, Exceeded } from './bounds';
import { Block } from './columns/block';
import type { Raised } from './values/exceptions';
import type { Keywords, Mutable, Value } from './values/value';
import { Unknown, type UnknownReason, UnknownSignal } from './values/unknown';

/** What an operator on one value needs of all the others. */
export interface Operations {
  /** Calls a value. */
  readonly call: (runtime: Runtime, callee: Value, args: readonly Value[], keywords?: Keywords) => Value;
  /** An attribute of a value of a built-in type; undefined where there is none. */
  readonly methodOf: (runtime: Runtime, value: Value, name: string) => Value | undefined;
}

/** What an evaluation has used up, where it is, and what it has to put back. */
export class Runtime {
  /** The operations that are left. */
  left: number;
  depth = 0;
  /** The number of the call under way; 0 while the module is loaded. */
  epoch = 0;
  /** Where the evaluation is, for what goes wrong. */
  where: Range = { from: 0, to: 0 };
  /** The exception that is being handled, which a bare `raise` raises again. */
  handled: Raised | undefined;
  /** The steps that are evaluated together, and the memory for it. */
  readonly block = new Block();
  #undo: (() => void)[] = [];
  /** What the call changes stays: nothing of it is put back. */
  #isKept = false;
  #given: number;
  /** The operations that the statements of modules may still cost together. */
  #toLoad = CURVE_OPERATIONS;

  /** Whether there is something to put back. */
  get hasChanged(): boolean {
    return this.#undo.length > 0;
  }

  constructor(
    readonly operations: Operations,
    readonly bounds: Bounds = BOUNDS,
    /** The words behind the program on its command line; undefined for those that are not known. */
    readonly commandLine: readonly (string | undefined)[] = [],
  ) {
    this.#given = this.left = bounds.operations;
  }

  /** The operations that this call has cost so far. */
  get spent(): number {
    return this.#given - this.left;
  }

  /** Counts work beyond that of statements. */
  spend(operations: number): void {
    if ((this.left -= operations) < 0) throw new Exceeded('operations');
  }

  /** Counts the items of something about to be made. */
  reserve(items: number): void {
    if (items > this.bounds.items) throw new Exceeded('items');
    this.spend(items >> 3);
  }

  /** To be called before an object's inside is changed. */
  touch(object: Mutable): void {
    if (object.epoch === this.epoch) return;
    if (this.#isKept) return void (object.epoch = this.epoch);
    const before = object.epoch;
    const restore = object.saved();
    this.#undo.push(() => {
      restore();
      object.epoch = before;
    });
    object.epoch = this.epoch;
  }

  /** To be called before a variable that outlives the call is bound. */
  keep(restore: () => void): void {
    if (this.epoch > 0 && !this.#isKept) this.#undo.push(restore);
  }

  /** Does what is no part of the call under way, though it is done in it: loads a file that it imports. */
  apart<T>(run: () => T): T {
    const { epoch, depth, left, where } = this;
    const given = this.#given;
    this.epoch = 0;
    const result = run();
    [this.epoch, this.depth, this.left, this.where] = [epoch, depth, left, where];
    this.#given = given;
    return result;
  }

  /** Starts a statement of a module: each may cost as much as a call, and all of them together as much as a curve. */
  beginStatement(): void {
    this.#toLoad = Math.max(0, this.#toLoad - this.spent);
    this.#given = this.left = Math.min(this.bounds.operations, this.#toLoad);
    this.depth = 0;
  }

  /** Starts a call: with all operations to spend, and nothing to put back; at its end, neither, where what it changes is kept. */
  begin(operations = this.bounds.operations, isKept = false): void {
    this.#isKept = isKept;
    this.#given = this.left = operations;
    this.depth = 0;
    this.epoch++;
    if (this.#undo.length > 0) this.#undo = [];
  }

  /** Lets a call that has failed say why: with all operations to spend. What it has changed is still to be put back. */
  renew(): void {
    this.#given = this.left = this.bounds.operations;
    this.depth = 0;
  }

  /** Puts everything back that the call has changed. */
  rollBack(): void {
    for (let i = this.#undo.length - 1; i >= 0; i--) this.#undo[i]!();
    if (this.#undo.length > 0) this.#undo = [];
  }

  /** What to throw where something is not known. */
  unknown(reason: UnknownReason, about: string, range: Range = this.where): UnknownSignal {
    return new UnknownSignal(new Unknown(reason, about, range));
  }
}
