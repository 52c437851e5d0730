// Which argument of a call the cursor is in. It looks at the text alone, since a call that is being typed is seldom a whole one.

/** A call that is open at the cursor. */
export interface CallAtCursor {
  /** The arguments before the cursor's, as written. */
  readonly before: readonly WrittenArgument[];
  /** The keyword of the cursor's argument, if it has one yet. */
  readonly keyword: string | undefined;
  /** The text between the start of the cursor's argument (or of its value, behind `=`) and the cursor, without an open quote. */
  readonly typed: string;
  /** The quote that is open at the cursor within the call. */
  readonly quote: string | undefined;
  /** `${schedule:...}`, where strings have no quotes. */
  readonly isResolver: boolean;
}

interface WrittenArgument {
  readonly keyword: string | undefined;
  /** Its value without quotes around it. */
  readonly text: string;
}

/** How far back a call may begin, in characters. */
const reach = 2_000;

/** The innermost call of one of the functions that is open at an offset of a text; undefined where there is none. */
export function callAtCursor(text: string, offset: number, functionNames: readonly string[]): CallAtCursor | undefined {
  const head = text.slice(Math.max(0, offset - reach), offset);
  const open = openCall(head, functionNames);
  if (!open) return undefined;
  const { parts, quote } = splitArguments(head.slice(open.from), open.outerQuote);
  const current = parts.pop() ?? '';
  const { keyword, value } = readArgument(current);
  return {
    before: parts.map((part) => {
      const argument = readArgument(part);
      return { keyword: argument.keyword, text: argument.value.trim().replace(/^\\?['"]+|\\?['"]+$/g, '') };
    }),
    keyword,
    typed: value.trimStart().replace(/^\\?['"]+/, ''),
    quote,
    isResolver: open.isResolver,
  };
}

/** Where the arguments of the last open call begin. */
function openCall(
  head: string,
  functionNames: readonly string[],
): { from: number; isResolver: boolean; outerQuote: string | undefined } | undefined {
  for (let at = head.length - 1, depth = 0; at >= 0; at--) {
    const char = head[at]!;
    if (char === ')' || char === '}') depth++;
    else if (char === '(' || char === '{') depth--;
    const isColon = char === ':' && depth === 0;
    if (depth >= 0 && !isColon) continue;
    const before = head.slice(0, at);
    const name = /([A-Za-z_][\w.]*)$/.exec(before)?.[1];
    const isResolver = isColon && name !== undefined && before.endsWith(`\${${name}`);
    if (isColon && !isResolver) continue;
    if (name !== undefined && functionNames.includes(name.slice(name.lastIndexOf('.') + 1)) && (char === '(' || isResolver)) {
      return { from: at + 1, isResolver, outerQuote: outerQuote(before) };
    }
    if (char !== '(') return undefined;
    depth = 0;
  }
  return undefined;
}

/** The quote that is open on the line before a call: the string of a config that the call stands in. */
function outerQuote(before: string): string | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  let open: string | undefined;
  for (const char of line) {
    if (open === undefined && (char === '"' || char === "'")) open = char;
    else if (char === open) open = undefined;
  }
  return open;
}

/** The texts between the commas of a call, the last of which ends at the cursor, and the quote that is open there. */
function splitArguments(text: string, outer: string | undefined): { parts: string[]; quote: string | undefined } {
  const parts = [''];
  let depth = 0;
  let quote: string | undefined;
  for (const char of text) {
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
    } else if ((char === '"' || char === "'") && char !== outer) quote = char;
    else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    if (char === ',' && depth === 0 && quote === undefined) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${char}`);
  }
  return { parts, quote };
}

function readArgument(text: string): { keyword: string | undefined; value: string } {
  const match = /^\s*([A-Za-z_]\w*)\s*=(?!=)/.exec(text);
  return match ? { keyword: match[1], value: text.slice(match[0].length) } : { keyword: undefined, value: text };
}
