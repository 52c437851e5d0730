import type { Range } from '../language/tree/tree';
import { CURVE_OPERATIONS } from './bounds';
import { ReadAhead } from './columns/readAhead';
import type { Scope, Unit } from './compile/scope';
import { expressionAt } from './expressionAt';
import { getAttribute } from './operators/attributes';
import { callValue } from './operators/call';
import type { Outcome } from './outcome';
import { failure, outcomeOf } from './outcomeOf';
import { movingAround } from './moved';
import { StatefulRun, type StepMethod } from './statefulRun';
import { type StepCall, stepCall } from './stepCall';
import type { Statement } from './syntax/ast';
import { Unknown } from './values/unknown';
import { type Turns, turnsAround } from './turns';
import type { Keywords, Value } from './values/value';

/** A file whose pure statements have been carried out. */
export class Module {
  constructor(
    private readonly unit: Unit,
    private readonly scope: Scope,
    readonly statements: readonly Statement[],
  ) {}

  /** The names that the file binds, with their values; one that is not known says why. */
  values(): ReadonlyMap<string, Value> {
    const values = new Map<string, Value>();
    this.scope.slots.forEach((slot, name) => {
      const value = this.unit.globals[slot];
      if (value !== undefined && !name.startsWith(' ')) values.set(name, value);
    });
    return values;
  }

  /** The value of a name of the file; undefined where it binds none. */
  value(name: string): Value | undefined {
    const slot = this.scope.slots.get(name);
    return slot === undefined ? undefined : this.unit.globals[slot];
  }

  /** Calls a function, a class or an object; all that the call has changed is put back afterwards. */
  call(callee: Value, args: readonly Value[], keywords?: Keywords, operations?: number): Outcome {
    const { runtime } = this.unit;
    runtime.begin(operations);
    const outcome = outcomeOf(runtime, () => callValue(runtime, callee, args, keywords));
    runtime.rollBack();
    return outcome;
  }

  /** Calls, and keeps what the call has changed: for making objects, and for those that carry a state from call to call. */
  make(callee: Value, args: readonly Value[], keywords?: Keywords): Outcome {
    const { runtime } = this.unit;
    runtime.begin(runtime.bounds.operations, true);
    return outcomeOf(runtime, () => callValue(runtime, callee, args, keywords));
  }

  /** An attribute or method of an object. */
  attribute(object: Value, name: string): Outcome {
    const { runtime } = this.unit;
    runtime.begin();
    const outcome = outcomeOf(runtime, () => getAttribute(runtime, object, name));
    runtime.rollBack();
    return outcome;
  }

  /** The value of a call at any step. Each is on its own; together they may cost so many operations. */
  atSteps(callee: Value, call: StepCall): (step: Value) => Outcome {
    const { runtime } = this.unit;
    let left = call.operations ?? CURVE_OPERATIONS;
    const run = stepCall(runtime, callee, call);
    const evaluate = (at: Value, most?: number): Outcome => {
      runtime.begin(most);
      try {
        const value = run(at);
        return value instanceof Unknown ? outcomeOf(runtime, () => value) : { kind: 'value', value };
      } catch (error) {
        return failure(runtime, error);
      } finally {
        if (runtime.hasChanged) runtime.rollBack();
      }
    };
    const ahead = new ReadAhead(runtime, evaluate);
    return (at) => {
      if (left <= 0) return { kind: 'exceeded', bound: 'curve' };
      const known = typeof at === 'number' ? ahead.at(at) : undefined;
      const outcome = known ?? evaluate(at);
      left -= known ? ahead.cost : runtime.spent;
      return outcome;
    };
  }

  /** The values of calls one after the other, each of which finds what those before it have changed; that is put back at the end. */
  inARow(callee: Value, keywords: Keywords, step: string, steps: readonly Value[]): readonly Outcome[] {
    const { runtime } = this.unit;
    runtime.begin();
    const outcomes = steps.map((at) => outcomeOf(runtime, () => callValue(runtime, callee, [], new Map([...keywords, [step, at]]))));
    runtime.rollBack();
    return outcomes;
  }

  /** The values of a method that changes its object, called again and again from step 0 on. */
  stateful(make: () => Outcome, of: StepMethod): StatefulRun {
    const { runtime } = this.unit;
    const calls = {
      make: (callee: Value, args: readonly Value[]) => this.make(callee, args),
      call: (callee: Value, args: readonly Value[]) => this.call(callee, args),
      attribute: (object: Value, name: string) => this.attribute(object, name),
      spent: () => runtime.spent,
    };
    return new StatefulRun(calls, make, of);
  }

  /** The values that a variable has before or behind each turn of the innermost loop around a range; undefined where none is around it. */
  turns(range: Range, name: string, isBefore: boolean): { readonly run: StatefulRun; readonly turns: Turns } | undefined {
    const { runtime } = this.unit;
    runtime.begin();
    let turns: Turns | undefined;
    outcomeOf(runtime, () => ((turns = turnsAround(this.statements, range, name, this.scope)), null));
    const { next, value } = turns ?? {};
    return turns && { turns, run: this.#run(name, range, isBefore, next!, () => value!(name)) };
  }

  /**
   * What the method around a range does to this attribute of its object with each call: the attributes that it reads, and with values for them the
   * values after so many calls. Undefined where no method is around it.
   */
  moved(range: Range, name: string) {
    const moving = movingAround(this.statements, range, this.scope, name);
    return (
      moving && {
        reads: moving.reads,
        run: (attributes: ReadonlyMap<string, Value>): StatefulRun => {
          const { object, call } = moving.make(attributes);
          return this.#run(name, range, true, call, () => object.attributes.get(name));
        },
      }
    );
  }

  /** The values that something has before or behind each of the calls that change it. */
  #run(name: string, range: Range, isBefore: boolean, next: () => void, value: () => Value | undefined): StatefulRun {
    const { runtime } = this.unit;
    const nothing: Outcome = { kind: 'value', value: null };
    const read = (): Value => {
      const found = value();
      if (found === undefined) throw runtime.unknown('argument', name, range);
      return found;
    };
    const calls = {
      make: () => {
        runtime.begin(runtime.bounds.operations, true);
        return outcomeOf(runtime, () => (next(), null));
      },
      call: () => nothing,
      attribute: (_: Value, asked: string) => (asked === name ? outcomeOf(runtime, read) : nothing),
      spent: () => runtime.spent,
    };
    return new StatefulRun(calls, () => nothing, { method: '', read: { name }, isBefore });
  }

  /**
   * The expression at a range, a lambda among them, in the scope in which it stands: with these names bound, and the other variables of
   * the function as its simple assignments before the expression say.
   */
  expression(range: Range, names: ReadonlyMap<string, Value> = new Map()): Outcome {
    return this.expressionWith(range, [...names.keys()])(names);
  }

  /** The same for values of these names that are still to come. */
  expressionWith(range: Range, names: readonly string[]): (values: ReadonlyMap<string, Value>) => Outcome {
    const { runtime } = this.unit;
    let evaluate: ReturnType<typeof expressionAt>;
    let isRead = false;
    return (values) => {
      runtime.begin();
      const outcome = outcomeOf(runtime, () => {
        if (!isRead) evaluate = expressionAt(this.statements, range, this.scope, names);
        isRead = true;
        if (!evaluate) throw runtime.unknown('syntax', this.unit.text.slice(range.from, range.to), range);
        return evaluate(values);
      });
      runtime.rollBack();
      return outcome;
    };
  }
}
