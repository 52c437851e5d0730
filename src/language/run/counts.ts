import { type Message, say } from '../../core/message';
import { asNumber, type Value } from '../resolve/values';
import type { Statement } from './statements';

/** What a statement says as a count: a number, that there is no limit, something that is not known, or something that is no count at all. */
export type Count =
  | { readonly kind: 'known'; readonly value: number }
  | { readonly kind: 'unset' }
  | { readonly kind: 'unknown'; readonly reason: Message }
  | { readonly kind: 'other' };

/** Reads a statement as a count of steps or epochs. */
export function countIn({ key, isTotal, node, value, path, steps }: Statement): Count {
  // In a program `epoch` is the counter of a loop.
  if (key === 'epoch' && path.at(-1)!.scope === true) return { kind: 'other' };
  const isPlain = isTotal && !steps;
  // What is imported under the name of a total is one, which is not known here.
  if ((node.kind === 'import' && !isPlain) || (node.kind === 'mapping' && (node.scope === true || !isPlain))) return { kind: 'other' };
  if (node.kind === 'import') return { kind: 'unknown', reason: say('It is imported.') };
  if (!value.ok) return { kind: 'unknown', reason: value.reason };
  if (typeof value.value === 'boolean') return { kind: 'other' };
  if (Array.isArray(value.value)) return isPlain ? { kind: 'unknown', reason: say('These are several values.') } : { kind: 'other' };
  if (steps) return ofText(typeof value.value === 'string' ? value.value : '', steps);
  // In a program a text is no number.
  const number = path[0]!.scope === true && typeof value.value === 'string' ? undefined : asNumber(value.value);
  if (value.value === null || (number !== undefined && (number <= 0 || number === Infinity))) return { kind: 'unset' };
  if (number === undefined || Number.isNaN(number)) return { kind: 'unknown', reason: say('This is not a number.') };
  if (isPlain && number < 1) return { kind: 'unknown', reason: say('It is less than 1.') };
  return { kind: 'known', value: number };
}

/** A text with a unit; a bare number, or one of seconds, may be about something else than the run. */
function ofText(text: string, steps: RegExp): Count {
  const number = steps.exec(text)?.[1];
  if (number !== undefined) return { kind: 'known', value: Number(number) };
  return /^\d[\d.e+_]*(?:ep|tok|sp|iter)$/.test(text) ? { kind: 'unknown', reason: say('It is not given in steps.') } : { kind: 'other' };
}

/** How many processes a list of devices, a number, or a text of either is; undefined where that depends on the machine. */
export function deviceCount(value: Value): number | undefined {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string' && /^\d+(?:\s*,\s*\d+)+,?$/.test(value))
    return value.split(',').filter((part) => part.trim() !== '').length;
  const number = asNumber(value);
  if (number === undefined || number < 0) return undefined;
  return Math.max(number, 1);
}
