// Tells whether a text may be an expression, without parsing it: few scalars are one, and parsing is slow.

const TOKEN = new RegExp(
  [
    String.raw`\s*(?:(?<name>[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)(?<call>[ \t]*\()?`,
    String.raw`(?<number>0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?)`,
    String.raw`(?<string>"(?:[^"\\]|\\[^])*(?:"|$)|'(?:[^'\\]|\\[^])*(?:'|$))`,
    String.raw`(?<operator>\*\*|\/\/|<<|>>|[-+*/%&|^~])|(?<open>[([{])|(?<close>[)\]}])|(?<separator>[,=:]))`,
  ].join('|'),
  'uy',
);
const WORD_OPERATOR = /^(?:if|else|and|or|not|in|is|for|lambda)$/;
/** Names that a config's arithmetic can use: constants, and the placeholders of references. */
const CONSTANT = /^(?:_+|(?:math|np|numpy|torch)\.(?:pi|e|tau|inf))$/;
/** Dates, ranges and other numbers joined without blanks: `2024-01-31`, `1-3`, `31/12/2024`. */
const JOINED = /^\s*\d+(?:-\d+)+\s*$|^\s*\d+(?:\/\d+){2,}\s*$/;

/** What is known of a text from its tokens. */
interface Scan {
  readonly isExpression: boolean;
  /** Where the last token ends that can stand in an expression. */
  readonly end: number;
  /** How many brackets are open there. */
  readonly depth: number;
  /** Where the first of them is. */
  readonly open: number | undefined;
}

/**
 * Whether a scalar's text may be an expression worth parsing: a call, arithmetic on numbers, or a tuple. Prose, paths, dates, versions
 * and single words are none. Linear in the text's length.
 */
export const looksLikeExpression = (text: string): boolean => scanExpression(text).isExpression;

/** Reads a text as the tokens of an expression, as far as that goes. */
export function scanExpression(text: string): Scan {
  let [depth, calls, operators, numbers, tuples, freeNames] = [0, 0, 0, 0, 0, 0];
  let afterOperand = false;
  const opens: number[] = [];
  const length = text.trimEnd().length;
  let end = 0;
  const scan = (isExpression: boolean): Scan => ({ isExpression, end, depth, open: opens[0] });
  for (TOKEN.lastIndex = 0; end < length; end = TOKEN.lastIndex) {
    const isSign = /[-+]/.test(text.charAt(end - 1)) && !afterOperand;
    const { name, call, number, string, operator, open, close, separator } = TOKEN.exec(text)?.groups ?? {};
    const isWord = name !== undefined && (depth > 0 ? WORD_OPERATOR : /^(?:if|else)$/).test(name);
    const isOperand = (name !== undefined && !isWord) || number !== undefined || string !== undefined;
    if (isOperand || isWord) {
      if (isOperand && afterOperand) return scan(false);
      if (isWord && depth === 0) {
        // A choice between numbers; prose has other words in it.
        if (!afterOperand) return scan(false);
        operators++;
      }
      afterOperand = isOperand;
      if (number !== undefined) numbers++;
      if (call !== undefined) {
        if (!isWord) calls++;
        opens.push(TOKEN.lastIndex - 1);
        depth++;
        afterOperand = false;
      } else if (isOperand && name !== undefined && !CONSTANT.test(name)) freeNames++;
    } else if (operator !== undefined) {
      if (!afterOperand && depth === 0 && !/^[-+~]$/.test(operator)) return scan(false);
      // Signs before a number make an expression only where there are several: `--1`, `~-3`.
      if (afterOperand || operator === '~' || isSign) operators++;
      afterOperand = false;
    } else if (open !== undefined) {
      if (afterOperand && open !== '[') return scan(false);
      if (depth === 0 && (open === '{' || afterOperand)) return scan(false);
      if (depth === 0) tuples++;
      opens.push(TOKEN.lastIndex - 1);
      depth++;
      afterOperand = false;
    } else if (close !== undefined) {
      if (depth === 0 || '([{'.indexOf(text.charAt(opens.at(-1)!)) !== ')]}'.indexOf(close)) return scan(false);
      opens.pop();
      depth--;
      afterOperand = true;
    } else if (separator !== undefined) {
      if (depth === 0 || (separator === ':' && text.charAt(opens.at(-1)!) === '(' && !text.includes('lambda'))) return scan(false);
      afterOperand = false;
    } else return scan(false);
  }
  if (calls > 0) return scan(true);
  if (freeNames > 0 || (!afterOperand && depth === 0)) return scan(false);
  return scan((operators > 0 && !JOINED.test(text)) || (tuples > 0 && numbers > 0));
}
