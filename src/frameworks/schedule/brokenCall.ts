import { say } from '../../core/message';
import { findMethod, suggestMethods } from '../../core/methods/index';
import { findInterpolations } from '../../language/expressions/interpolation';
import { scanExpression } from '../../language/expressions/scanExpression';
import { withoutComments } from '../../language/expressions/textExpression';
import type { Problem } from '../../language/find/found';
import { problem } from '../../language/find/problems';
import type { Range } from '../../language/tree/tree';
import { lastPart } from '../../language/tree/walk';

/** Longer texts are no calls. */
const lengthLimit = 1_000;
const units: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, thousand: 1e3, million: 1e6 };

/**
 * What keeps a string of a config from being read that begins with a call of a schedule function: a number that is none, a comma or an argument
 * that is missing, a sign that does not belong there. `isRead` says that the string is an expression all the same. Undefined for all other text, prose in which a call is mentioned included.
 */
export function brokenCall(source: string, { from, to }: Range, functionNames: readonly string[], isRead: boolean): Problem | undefined {
  if (to - from > lengthLimit) return undefined;
  const written = source.slice(from, to);
  if (!functionNames.some((name) => written.includes(name))) return undefined;
  const text = contentOf(written);
  if (!isCall(text, functionNames)) return brokenResolver(source, { from, to }, functionNames, isRead);
  const { end, depth, open, isExpression } = scanExpression(text);
  const at = (start: number, length: number): Range => ({ from: from + start, to: from + start + length });
  const error = (message: ReturnType<typeof say>, range: Range, replacement?: string): Problem => ({
    ...problem('broken-call', message, range),
    ...(replacement !== undefined && { meant: { range, texts: [replacement] } }),
  });

  const gap = /[(,]\s*,/.exec(text);
  if (gap && gap.index < end) return error(say('An argument is missing before the comma.'), at(gap.index, gap[0].length));
  const torn = /\(\s*(?:method\s*=\s*)?["']?(\w+)["']?\s+([-+]?\.?\d[\w.]*)/.exec(text);
  if (torn && findMethod(torn[1]!))
    return error(
      say('A comma is missing before {next}.', { next: torn[2]! }),
      at(torn.index + torn[0].length - torn[2]!.length, torn[2]!.length),
    );
  const alias = /[(,=]\s*\*([A-Za-z_]\w*)(?=\s*[,)])/.exec(text);
  if (alias)
    return error(
      notRead(`*${alias[1]!}`, alias[1]!),
      at(alias.index + alias[0].lastIndexOf('*'), alias[1]!.length + 1),
      `\${${alias[1]!}}`,
    );
  const percent = /(?<![\w.])\d[\d.]*\s*%(?=\s*[,)])/.exec(text);
  if (percent) return error(say('{word} is not a number.', { word: percent[0] }), at(percent.index, percent[0].length));
  const colon = /[(,]\s*(?:method|base_weight|weight|total_steps)\s*:/.exec(text);
  if (colon && colon.index < end + 20)
    return error(
      say('An argument is written {name}=value.', { name: colon[0].slice(1, -1).trim() }),
      at(colon.index + colon[0].length - 1, 1),
      '=',
    );
  const last = text.trimEnd().length - 1;
  if (depth === 0 && end > last && /[-+*/%]/.test(text.charAt(last)))
    return error(say('Something is missing behind {sign}.', { sign: text.charAt(last) }), at(last, 1));
  const quote = depth > 0 && end > last ? text.replace(closedQuotes, (closed) => ' '.repeat(closed.length)).search(/["']/) : -1;
  if (quote >= 0) return error(say('A {bracket} is missing.', { bracket: text.charAt(quote) }), at(quote, 1));
  // A call that stays open is told where it is read.
  if (open !== undefined && end > last && !/\w\s*$/.test(text.slice(0, open)))
    return error(say('A {bracket} is missing.', { bracket: text.charAt(open) === '(' ? ')' : ']' }), at(open, 1));
  if (isExpression && isRead) return undefined;
  const rest = text.slice(end);
  const other = /^\s*([[{（])/.exec(rest)?.[1];
  if (other !== undefined && depth === 0 && /[\]})）]\s*$/.test(rest))
    return error(say('{word} does not belong here.', { word: other }), at(text.indexOf(other, end), 1));
  const isProse =
    depth < 1
      ? /[\p{L}\p{N}_]{2,}\W+[\p{L}\p{N}_]+/u.test(rest.replace(/^\W*\w+\(.*/, '')) || /^\s*\n/.test(rest)
      : !rest.includes(')') && /^\s*\w+\s+\w+\s+\w+/.test(rest);
  if (isProse) return undefined;

  const number = /(?<![\w.])\d[\w.]*$/.exec(text.slice(0, end))?.[0] ?? '';
  const tail =
    number === '' || depth < 1
      ? ''
      : (/^(?:['’ ]\d{3}(?!\d))+|^\.[\w.]+|^[\p{L}_][\p{L}\p{N}_.]*|^\s+[\p{L}]+(?=\s*[,)])/u.exec(rest)?.[0] ?? '');
  if (tail !== '') {
    const range = at(end - number.length, number.length + tail.length);
    if (findMethod(number + tail)) return error(mustBeQuoted(number + tail), range);
    const digits = number + tail.replace(/['’ ](?=\d)/g, '');
    const unit = tail.trim().toLowerCase();
    const factor = units[unit] ?? (tail.startsWith(' ') || /^(?:steps?|iters?|it|epochs?)$/.test(unit) ? 1 : NaN);
    const meant = /^\d+$/.test(digits) ? digits : /^epochs?$/.test(unit) ? 'NaN' : String(Number(number.replaceAll('_', '')) * factor);
    const args = { word: number + tail, meant };
    if (meant === 'NaN') return error(say('{word} is not a number.', args), range);
    return error(say('{word} is not a number. Write {meant}.', args), range, meant);
  }
  const next = /^\s+(?:(?:-|\.?\d)[\w.]*|["'][^"']*["']|\w+(?=\s*=)|\w+(?=\s*[,)(]))/.exec(rest)?.[0].trim();
  if (next !== undefined && depth > 0)
    return error(say('A comma is missing before {next}.', { next }), at(text.indexOf(next, end), next.length));

  const start = end + (rest.length - rest.trimStart().length);
  const dollar = /^\$(\w[\w.]*)(?![\w.]*\s*\()/.exec(text.slice(start));
  if (dollar) {
    return error(notRead(dollar[0], dollar[1]!), at(start, dollar[0].length), `\${${dollar[1]!}}`);
  }
  const sign = text.charAt(start);
  if (sign === ')' && depth === 0) return error(say('A ) is too many.'), at(start, 1), '');
  if (sign === ';' && depth > 0) return error(say('Arguments are parted by commas, not by {sign}.', { sign }), at(start, 1), ',');
  const word = /^(?:\w+|\.\w+)/.exec(text.slice(start))?.[0] ?? sign;
  if (word.trim() === '') return depth < 1 ? undefined : error(say('This schedule cannot be read.'), { from, to });
  return error(say('{word} does not belong here.', { word }), at(start, word.length));
}

const notRead = (word: string, name: string) =>
  say('{word} is not read. A reference is written {reference}.', { word, reference: `\${${name}}` });

const closedQuotes = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs;

/** What keeps a resolver's call from being read: a word beside it, or a bracket where a colon belongs. */
function brokenResolver(source: string, { from, to }: Range, functionNames: readonly string[], isRead: boolean): Problem | undefined {
  const [resolver, ...others] = findInterpolations(source, { from, to });
  const [call, name, sign, method] = resolver
    ? (/^\$\{\s*([\w.]+)\s*([:(])\s*["']?([\w-]+)/.exec(source.slice(resolver.from, to)) ?? [])
    : [];
  if (others.length > 0 && !isRead) return besideOthers(source, { from, to }, functionNames);
  if (call === undefined || others.length > 0 || !functionNames.includes(lastPart(name!)) || !findMethod(method!)) return undefined;
  if (sign === '(') {
    const bracket = resolver!.from + call.indexOf('(');
    return problem('broken-call', say('{word} does not belong here.', { word: '(' }), { from: bracket, to: bracket + 1 });
  }
  const around = source.slice(from, resolver!.from) + ' '.repeat(resolver!.to - resolver!.from) + source.slice(resolver!.to, to);
  const [word, ...more] = [...around.matchAll(/[^\s"']+/g)];
  if (isRead || !word || more.length > 0) return undefined;
  const start = from + word.index;
  return problem('broken-call', say('{word} does not belong here.', { word: word[0] }), { from: start, to: start + word[0].length });
}

/** A text of several resolvers one of which is a schedule's: what OmegaConf makes of it is a text. */
function besideOthers(source: string, range: Range, functionNames: readonly string[]): Problem | undefined {
  const text = source.slice(range.from, range.to);
  const isOurs = [...text.matchAll(/\$\{\s*([\w.]+)\s*:\s*["']?([\w-]+)/g)].some(
    ([, name, method]) => functionNames.includes(lastPart(name!)) && findMethod(method!) !== undefined,
  );
  return isOurs ? problem('broken-call', say('OmegaConf makes a text of this: a schedule must stand alone.'), range) : undefined;
}

/** That a method's name is read as something else without quotes. */
export const mustBeQuoted = (word: string) => say('{word} must stand in quotes here.', { word });

/** A string as it is written with blanks for its quotes or header, for comments and for references, of the same length. */
function contentOf(written: string): string {
  const opening = /^(?:"""|'''|["']|[>|][-+\d]*(?=\s))?\s*/.exec(written)![0];
  const quote = /^["']*/.exec(opening)![0];
  const isClosed = quote !== '' && written.length >= 2 * quote.length && written.endsWith(quote);
  const end = written.length - (isClosed ? quote.length : 0);
  const blank = (length: number) => ' '.repeat(length);
  // Quotes within quotes, as they are meant.
  const meant = written
    .slice(opening.length, end)
    .replace(quote.startsWith("'") ? /'(')/g : /\\([^])/g, (_, sign: string) => ` ${/["']/.test(sign) ? sign : ' '}`);
  const inner = withoutComments(blank(opening.length) + meant + blank(written.length - end));
  const references = findInterpolations(inner, { from: 0, to: inner.length }).filter(({ to }) => inner.charAt(to - 1) === '}');
  return references.reduce((text, range) => text.slice(0, range.from) + '_'.repeat(range.to - range.from) + text.slice(range.to), inner);
}

/** The name of a call that only signs, brackets, numbers and blanked references stand before. */
const beginning = /^\s*(?:not\s+)?(?:[-+=*/%$@\s([]|(?<![\w.])(?:\d[\w.]*|\.\d\w*|_+)(?![\w.]))*([\w.]+)\s*[([{（]/;

/** Whether a text begins with a call of a schedule function, or of one that composes schedules: of a method that is known or nearly so, or of none. */
function isCall(text: string, functionNames: readonly string[]): boolean {
  const start = beginning.exec(text)?.[1];
  if (start === undefined) return false;
  const calls = [...text.matchAll(/([\w.]+)\s*[([{（]\s*(?=(?:method\s*[=:]\s*)?(,|["'“”‘’„«]?\s*\w[\w-]*))/g)].filter(([, callee]) =>
    functionNames.includes(lastPart(callee!)),
  );
  return calls.some(([, , first]) => {
    const word = first!.replace(/["'“”‘’„«\s]/g, '');
    return first === ',' ? functionNames.includes(lastPart(start)) : findMethod(word) !== undefined || suggestMethods(word).length > 0;
  });
}
