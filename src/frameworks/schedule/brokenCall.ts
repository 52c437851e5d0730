import { say } from '../../core/message';
import { findMethod } from '../../core/methods/index';
import { scanExpression } from '../../language/expressions/scanExpression';
import type { Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import type { Range } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';

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
  const calls = text.slice(0, end).matchAll(/([\w.]+)\((?=\s*(?:method\s*=\s*)?["']?(\w+))/g);
  const isSchedule = [...calls].some(([, callee, method]) => functionNames.includes(lastPart(callee!)) && findMethod(method!));
  if (depth < 1 || !isSchedule) return undefined;
  const next = /^\s+(?:(?:-|\.?\d)[\w.]*|["'][^"']*["']|\w+(?=\s*=))/.exec(text.slice(end))?.[0].trim();
  if (next !== undefined) {
    const start = from + text.indexOf(next, end);
    return problem('broken-call', say('A comma is missing before {next}.', { next }), { from: start, to: start + next.length });
  }
  const word = /[\d.][\w.]*$/.exec(text.slice(0, end))?.[0] ?? '';
  const tail = /^[\w.]*/.exec(text.slice(end))![0];
  if (word === '' || tail === '') return undefined;
  const range = { from: from + end - word.length, to: from + end + tail.length };
  const meant = String(Number(word.replaceAll('_', '')) * (units[tail.toLowerCase()] ?? NaN));
  const args = { word: word + tail, meant };
  if (meant === 'NaN') return problem('broken-call', say('{word} is not a number.', args), range);
  return {
    ...problem('broken-call', say('{word} is not a number. Write {meant}.', args), range),
    meant: { range, texts: [meant] },
  };
}
