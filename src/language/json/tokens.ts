// The tokens of JSON, which can be read from the start of any of them on.

/** Whether a comment starts at an offset. */
export const isComment = (text: string, at: number): boolean => text.startsWith('//', at) || text.startsWith('/*', at);

/** Where the token that starts at an offset ends: a comment, a string (its closing quote may be missing), a sign, a number or a word. */
export function endOfToken(text: string, from: number): number {
  const first = text.charAt(from);
  if (isComment(text, from)) {
    const mark = text.charAt(from + 1) === '*' ? '*/' : '\n';
    const end = text.indexOf(mark, from + 2);
    return end < 0 ? text.length : end + mark.length;
  }
  if ('{}[]:,'.includes(first)) return from + 1;
  const stops = first === '"' ? /["\\\r\n]/g : /[\s{}[\]:,"/]/g;
  stops.lastIndex = from + 1;
  for (let stop = stops.exec(text); stop; stop = stops.exec(text)) {
    if (stop[0] !== '\\') return first === '"' && stop[0] === '"' ? stop.index + 1 : stop.index;
    stops.lastIndex++;
  }
  return text.length;
}
