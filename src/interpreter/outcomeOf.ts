import { Exceeded } from './bounds';
import { messageOf } from './text/repr';
import type { Outcome } from './outcome';
import type { Runtime } from './runtime';
import { Raised } from './values/exceptions';
import { Unknown, UnknownSignal } from './values/unknown';
import type { Value } from './values/value';

/** What an evaluation comes to; nothing that happens in it is thrown on. */
export function outcomeOf(runtime: Runtime, evaluate: () => Value): Outcome {
  try {
    const value = evaluate();
    return value instanceof Unknown ? unknown(value) : { kind: 'value', value };
  } catch (error) {
    return failure(runtime, error);
  }
}

const unknown = ({ reason, about, range }: Unknown): Outcome => ({ kind: 'unknown', reason, about, range });

/** What was thrown, as an outcome. */
export function failure(runtime: Runtime, error: unknown): Outcome {
  if (error instanceof UnknownSignal) return unknown(error.unknown);
  if (error instanceof Exceeded) return { kind: 'exceeded', bound: error.bound };
  if (error instanceof Raised) {
    const range = error.range ?? runtime.where;
    runtime.renew();
    const message = outcomeOf(runtime, () => messageOf(runtime, error.exception));
    if (message.kind !== 'value') return message;
    return { kind: 'raised', type: error.exception.class.name.replace(/^.*\./, ''), message: message.value as string, range };
  }
  // The stack of JS is used up: calls within calls, or data within data.
  if (error instanceof RangeError) return { kind: 'exceeded', bound: 'depth' };
  throw error;
}
