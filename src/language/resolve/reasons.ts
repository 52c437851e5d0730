// Why a node has no value.
import { type Message, messageText, say } from '../../core/message';
import type { Node, Range } from '../tree/tree';
import { type Origin, type OriginPlace, placeMessage } from './origin';
import type { Outcome } from './pythonOperators';
import type { Evaluated, NotFound } from './value';
import type { Value } from './values';

/** What stands there is computed when the program runs. */
export const NOT_CONSTANT = say('This is not a constant.');
/** What stands there leads back to itself. */
export const CIRCLE = say('The value depends on itself.');
/** Nobody can follow so many names. */
export const TOO_DEEP = say('This is nested too deeply.');

/** Whether there is no value since too many names lead to each other. */
export const isTooDeep = (result: Evaluated): boolean => !result.ok && result.reason === TOO_DEEP;

/** No value, for a reason. */
export const fail = (reason: Message, { range }: Node): NotFound => ({ ok: false, reason, range });

/** A reason, with the names that led to it where these help. */
export const because = (name: string, place: OriginPlace, reason: Message): Message =>
  reason === TOO_DEEP || reasonsIn(reason).length > 3 || messageText(reason).length > 120
    ? reason
    : say('{name} ({place}): {reason}', { name, place: placeMessage(place), reason });

/** A reason and those within it, the innermost last. */
function reasonsIn(reason: Message): readonly Message[] {
  const reasons = [reason];
  for (let inner = reason.args?.reason; typeof inner === 'object'; inner = inner.args?.reason) reasons.push(inner);
  return reasons;
}

/** Whether a result is the same whatever is being evaluated around the node. */
export const isFinal = (result: Evaluated): boolean => result.ok || reasonsIn(result.reason).at(-1) !== CIRCLE;

/** What an operator or a function came to. */
export function computed(outcome: Outcome | readonly Value[], node: { readonly range: Range }, origin: Origin, literal?: Range): Evaluated {
  if (typeof outcome === 'object' && 'sentence' in outcome) return { ok: false, reason: outcome, range: node.range };
  return { ok: true, value: outcome, origin, literal };
}

/** The text that values were put together to; none where they cannot be. */
export const computedText = (text: string | undefined, node: Node, origin: Origin): Evaluated =>
  text === undefined ? fail(NOT_CONSTANT, node) : { ok: true, value: text, origin };
