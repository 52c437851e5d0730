import { callValue } from './operators/call';
import type { Runtime } from './runtime';
import { BoundMethod, PyFunction } from './values/pyFunction';
import type { Keywords, Value } from './values/value';

/** How a function is called at each step. */
export interface StepCall {
  /** The arguments, of which that of the step is replaced. */
  readonly args: readonly Value[];
  /** Which of them is the step; or the keyword that is. */
  readonly step: number | string;
  readonly keywords?: Keywords;
  /** Operations that all steps together may cost. */
  readonly operations?: number;
}

/** What calls a value with a step. Arguments are put in their places once, where that is all that there is to bind. */
export function stepCall(runtime: Runtime, callee: Value, { args, step, keywords = new Map() }: StepCall): (at: Value) => Value {
  const isMethod = callee instanceof BoundMethod;
  const function_ = isMethod ? callee.function_ : callee;
  const first = isMethod ? [callee.self, ...args] : args;
  const named: [string, Value][] = typeof step === 'string' ? [...keywords, [step, 0]] : [...keywords];
  if (function_ instanceof PyFunction) {
    const names = function_.parameterNames;
    const { arity, required, invoke } = function_;
    const all = Array.from({ length: Math.max(arity, 0) }, (_, place) =>
      place < first.length ? first[place] : named.find(([name]) => name === names[place])?.[1],
    );
    const isKnown = arity >= first.length && named.every(([name]) => names.indexOf(name) >= first.length);
    const isWhole = all.slice(0, required).every((value) => value !== undefined);
    const place = typeof step === 'string' ? names.indexOf(step) : isMethod ? step + 1 : step;
    if (isKnown && isWhole)
      return (at) => {
        all[place] = at;
        return invoke(runtime, all as Value[]);
      };
  }
  const [values, others] = [[...args], new Map(named)];
  return (at) => {
    if (typeof step === 'string') others.set(step, at);
    else values[step] = at;
    return callValue(runtime, callee, values, others.size > 0 ? others : undefined);
  };
}
