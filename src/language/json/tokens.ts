// The tokens of JSON. Each is found from its own start alone, so that reading can begin at any of them.

/** Whether a comment starts at an offset. */
export const isComment = (text: string, at: number): boolean => text.startsWith('//', at) || text.startsWith('/*', at);

/** The start of a call without quotes, with the rest of its line. */
const call = /[a-z_][\w.]*[ \t]*\([^\r\n]*/iy;
const longestCall = 1_000;

/** Where a call without quotes that starts at an offset ends, arithmetic behind it included; undefined where none starts, or its line ends first. */
export function endOfCall(text: string, from: number): number | undefined {
  if (!/[a-z_]/i.test(text.charAt(from))) return undefined;
  call.lastIndex = from;
  const line = call.exec(text)?.[0].slice(0, longestCall);
  if (line === undefined) return undefined;
  let depth = 0;
  let end = 0;
  for (const { 0: piece, index } of line.matchAll(/"(?:[^"\\]|\\.)*"?|'[^']*'?|[([{}\]),]/g)) {
    if ('([{'.includes(piece)) depth++;
    else if (depth === 0) return from + line.slice(0, index).trimEnd().length;
    else if (')]}'.includes(piece) && --depth === 0) {
      end = index + 1;
      if (!/^[ \t]*(?:[-+*%]|\/(?![/*]))/.test(line.slice(end))) break;
    }
  }
  return end === 0 ? undefined : from + end;
}

/** Where the token that starts at an offset ends: a comment, a string (its closing quote may be missing), a sign, a number, a word or a call. */
export function endOfToken(text: string, from: number): number {
  const first = text.charAt(from);
  if (isComment(text, from)) {
    const mark = text.charAt(from + 1) === '*' ? '*/' : '\n';
    const end = text.indexOf(mark, from + 2);
    return end < 0 ? text.length : end + mark.length;
  }
  if ('{}[]:,'.includes(first)) return from + 1;
  const callEnd = endOfCall(text, from);
  if (callEnd !== undefined) return callEnd;
  const stops = first === '"' ? /["\\\r\n]/g : /[\s{}[\]:,"/]/g;
  stops.lastIndex = from + 1;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    if (stop[0] !== '\\') return first === '"' && stop[0] === '"' ? stop.index + 1 : stop.index;
    stops.lastIndex++;
  }
  return text.length;
}
