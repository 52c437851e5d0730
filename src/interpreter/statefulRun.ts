import { CURVE_OPERATIONS } from './bounds';
import type { Outcome } from './outcome';
import type { Value } from './values/value';

/** What the run needs of the object's file. */
interface Calls {
  /** Calls, and keeps what the call has changed. */
  readonly make: (callee: Value, args: readonly Value[]) => Outcome;
  readonly attribute: (object: Value, name: string) => Outcome;
}

/** The values of an object that changes from step to step: it is run from 0 on as far as asked, once. */
export class StatefulRun {
  readonly #outcomes: Outcome[] = [];
  #object: Outcome | undefined;
  #calls = 0;

  constructor(
    private readonly module: Calls,
    private readonly make: () => Outcome,
    private readonly method: string,
    private readonly args: readonly Value[],
    /** The attribute that holds the value after the call; else what the call returns is the value. */
    private readonly read: string | undefined,
  ) {}

  /** The value of call number `step`, a whole number from 0 on. */
  at(step: number): Outcome {
    while (this.#outcomes.length <= step) {
      const last = this.#outcomes.at(-1);
      if (last && last.kind !== 'value') return last;
      // A call costs at least some 20 operations.
      if ((this.#calls += 20) > CURVE_OPERATIONS) return { kind: 'exceeded', bound: 'curve' };
      this.#outcomes.push(this.#next());
    }
    return this.#outcomes[step]!;
  }

  #next(): Outcome {
    const object = (this.#object ??= this.make());
    if (object.kind !== 'value') return object;
    const method = this.method === '__call__' ? object : this.module.attribute(object.value, this.method);
    if (method.kind !== 'value') return method;
    const result = this.module.make(method.value, this.args);
    return result.kind === 'value' && this.read !== undefined ? this.module.attribute(object.value, this.read) : result;
  }
}
