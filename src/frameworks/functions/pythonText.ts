// Pieces of Python texts, as they are written: cheap enough to be looked at for each function of a file.

const comments = String.raw`#.*|"{3}[^]*?"{3}|'{3}[^]*?'{3}`;
const strings = String.raw`"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'`;
const [ofComments, ofStrings] = [new RegExp(comments, 'g'), new RegExp(`${comments}|${strings}`, 'g')];

/** A text without its comments and its texts of several lines, as docstrings are. */
export const withoutComments = (text: string): string => text.replace(ofComments, ' ');

/** A text without its comments and all that stands in quotes. */
export const withoutStrings = (text: string): string => text.replace(ofStrings, ' ');

const words = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_]|\s*(?:[(.]|=(?!=)))/gu;
const keywords = /^(?:if|else|and|or|not|in|is|for|lambda|None|True|False)$/;

/** The names in an expression that may be numbers, each once, with where the first stands. */
export function namesIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  const all = new Map<string, number>();
  for (const { 1: name, index } of text.matchAll(words))
    if (name !== undefined && !keywords.test(name) && !all.has(name)) all.set(name, index);
  return [...all].map(([name, at]) => ({ name, at }));
}
