// The parameters of a function or lambda, as its text has them: cheap enough to be read for each function of a file.
import type { Range } from '../../language/tree/tree';

/** A parameter as it is written. */
export interface Written {
  readonly name: string;
  readonly hasDefault: boolean;
  /** The name that it is annotated with. */
  readonly type?: string;
  /** It is annotated as what is no number: a tensor, a text, a function. */
  readonly isNoNumber?: boolean;
  /** It is annotated as a tensor. */
  readonly isTensor?: boolean;
  /** It is a name of the file that it is in. */
  readonly isOfFile?: boolean;
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
  const annotation = /^[\p{L}\p{N}_]+\s*:\s*([^=]*)/u.exec(part)?.[1];
  const isNoNumber = annotation !== undefined && noNumber.test(annotation) && !orNumber.test(annotation);
  const isTensor = isNoNumber && annotation.includes('Tensor');
  return [
    {
      name,
      hasDefault: /^[^=]*=(?!=)/.test(part),
      ...(type !== undefined && { type }),
      ...(isNoNumber && { isNoNumber }),
      ...(isTensor && { isTensor }),
    },
  ];
}

/** Whether the function at an offset is a property. */
export const isProperty = (text: string, from: number): boolean =>
  /@property\s+(?:async\s+)?$/.test(text.slice(Math.max(0, from - 40), from));

/** Whether the body of a function returns something. */
export const returnsValue = (body: string): boolean => /^[ \t]*return[ \t]+\S/m.test(body);

/** A parameter by its text, a comment behind it left out; undefined where it is none. */
export const writtenParameter = (text: string): Written | undefined => written(text.replace(/#.*/g, '').trim())[0];

const noNumber = /Tensor|[Aa]rray\b|\bstr\b|Callable|Module\b|Optimizer\b|\b[Dd]ict\b|Iterator|Path\b|Dataset|Loader/;
/** One of several that is a number: `float | str`, `Union[float, torch.Tensor]`. */
const orNumber = /^(?!.*Callable).*\b(?:float|int)\b/s;
/** Classes of what is a number after all, or may be one. */
const numbers = /Tensor|Array|Float|Int|Number|Scalar|Real|Any|Optional|Union|Numeric|Schedule|Value|Rate|Weight|^T$/;

/** Whether what stands behind a head says that the function returns an object of some class. */
export function returnsObject(text: string, { range: { to } }: Signature): boolean {
  const returned = /^\s*->\s*["']?(?:\w+\.)*([A-Z]\w*)["']?\s*:/.exec(text.slice(to, to + 200))?.[1];
  return returned !== undefined && !numbers.test(returned);
}
