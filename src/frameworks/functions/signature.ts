// The parameters of a function or lambda, as its text has them: cheap enough to be read for each function of a file.
import type { Range } from '../../language/tree/tree';

/** A parameter as it is written. */
export interface Written {
  readonly name: string;
  readonly hasDefault: boolean;
  /** The name that it is annotated with. */
  readonly type?: string;
}

/** The head of a function: `def kl(step, warmup=500)`, `lambda step`. */
export interface Signature {
  /** Undefined for a lambda. */
  readonly name: string | undefined;
  readonly parameters: readonly Written[];
  /** From `def` to the closing bracket, or from `lambda` to its colon. */
  readonly range: Range;
}

const opening = /(?:async\s+)?def\s+([\p{L}_][\p{L}\p{N}_]*)\s*\(|lambda\b/uy;
const pieces = /"""[^]*?"""|'''[^]*?'''|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#.*|[([{]|[)\]}]|[,:]/g;
const longest = 2_000;

/** The head of the function at an offset; undefined where none begins there, or where it takes a spread of arguments (`*args`) by position. */
export function signatureAt(text: string, from: number): Signature | undefined {
  opening.lastIndex = from;
  const match = opening.exec(text);
  if (!match) return undefined;
  const [whole, name] = match;
  const start = from + whole.length;
  const inside = text.slice(start, start + longest);
  const parts: string[] = [];
  let [depth, last] = [0, 0];
  for (const { 0: piece, index } of inside.matchAll(pieces)) {
    const isEnd = depth === 0 && (name === undefined ? piece === ':' : piece === ')');
    if (isEnd || (depth === 0 && piece === ',')) {
      parts.push(inside.slice(last, index));
      last = index + 1;
    }
    if (isEnd) {
      const parameters = parts.flatMap((part) => written(part.replace(/#.*/g, '').trim()));
      const to = start + index + (name === undefined ? 0 : 1);
      return parameters.includes(undefined) ? undefined : { name, parameters: parameters as Written[], range: { from, to } };
    }
    if (/[([{]/.test(piece)) depth++;
    else if (/[)\]}]/.test(piece)) depth--;
  }
  return undefined;
}

function written(part: string): readonly (Written | undefined)[] {
  if (part === '' || part === '*' || part.startsWith('**')) return [];
  const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(part)?.[0];
  if (name === undefined) return part === '/' ? [undefined] : part.startsWith('*') ? [] : [undefined];
  const type = /^[\p{L}\p{N}_]+\s*:\s*["']?([\p{L}_][\p{L}\p{N}_]*)["']?\s*(?:=|$)/u.exec(part)?.[1];
  return [{ name, hasDefault: /^[^=]*=(?!=)/.test(part), ...(type !== undefined && { type }) }];
}
