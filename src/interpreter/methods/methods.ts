import type { Runtime } from '../runtime';
import { type Bound, defined } from '../builtins/defined';
import type { Invoke } from '../values/pyFunction';
import type { Value } from '../values/value';

/** Methods by name; the object is the first argument. */
export type Methods = ReadonlyMap<string, Invoke>;

/** A method, with its parameters as `defined` takes them. */
export type MethodRow<T> = readonly [
  name: string,
  parameters: readonly string[],
  run: (runtime: Runtime, self: T, ...values: Bound) => Value,
];

/** The methods in a table. */
export function methodsFrom<T extends Value>(rows: readonly MethodRow<T>[]): Methods {
  return new Map(
    rows.map(([name, parameters, run]): [string, Invoke] => [
      name,
      (runtime, [self, ...args], keywords) =>
        defined(name, parameters, (_, ...values) => run(runtime, self as T, ...values)).invoke(runtime, args, keywords),
    ]),
  );
}
