const words = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?<![\p{L}\p{N}_.])([\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_]|\s*(?:[(.]|=(?!=)))/gu;
const keywords = /^(?:if|else|and|or|not|in|is|for|lambda|None|True|False)$/;

/** The names in an expression that may be numbers, each once, with where the first stands. */
export function namesIn(text: string): readonly { readonly name: string; readonly at: number }[] {
  const all = new Map<string, number>();
  for (const { 1: name, index } of text.matchAll(words))
    if (name !== undefined && !keywords.test(name) && !all.has(name)) all.set(name, index);
  return [...all].map(([name, at]) => ({ name, at }));
}
