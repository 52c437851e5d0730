import { findMethod } from '../core/methods/index';
import { scanExpression } from './expression';
import type { Problem } from './found';
import { changeTo, problem } from './problems';
import { lastPart } from './recognise';
import type { Range } from './tree';

/** Longer texts are no calls. */
const lengthLimit = 1_000;
const units: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9 };

/**
 * What keeps a string of a config from being read where it plainly is a schedule call, with a known method: a number that is none, or a comma
 * that is missing. Undefined for all other text, prose in which a call is mentioned included.
 */
export function brokenCall(source: string, { from, to }: Range, functionNames: readonly string[]): Problem | undefined {
  const written = source.slice(from, Math.min(to, from + lengthLimit));
  const text = written.replace(/^(?:"""|'''|["']|[>|][-+\d]*)?\s*(?=[\w.]+\()/, (opening) => ' '.repeat(opening.length));
  const { end, depth } = scanExpression(text);
  const calls = text.slice(0, end).matchAll(/([\w.]+)\(\s*(?:method\s*=\s*)?["']?(\w+)/g);
  const isSchedule = [...calls].some(([, callee, method]) => functionNames.includes(lastPart(callee!)) && findMethod(method!));
  if (depth < 1 || !isSchedule) return undefined;
  const at = (start: number, length: number): Range => ({ from: from + start, to: from + start + length });
  const [gap, next = ''] = /^\s+([-.\d][\w.]*|["'][^"']*["']|\w+(?=\s*=))/.exec(text.slice(end)) ?? [];
  if (gap !== undefined) {
    const range = at(end + gap.length - next.length, next.length);
    const comma = { title: 'Add the comma', range: at(end, gap.length - next.length), text: ', ' };
    return { ...problem('broken-call', 'error', `A comma is missing before ${next}.`, range), fixes: [comma] };
  }
  const head = /[\d.][\w.]*$/.exec(text.slice(0, end))?.[0] ?? '';
  const tail = /^[\w.]*/.exec(text.slice(end))![0];
  if (head === '' || tail === '') return undefined;
  const range = at(end - head.length, head.length + tail.length);
  const unit = units[tail.toLowerCase()];
  const complaint = problem('broken-call', 'error', `${head}${tail} is not a number.`, range);
  if (unit === undefined) return complaint;
  const meant = String(Number(head.replaceAll('_', '')) * unit);
  return { ...complaint, message: `${complaint.message} Write ${meant}.`, fixes: [changeTo(meant, range)] };
}
