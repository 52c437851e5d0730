/** Where the line begins in which a place of a text lies. */
// A search from before the text would find a line break at its very start.
export const lineStart = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1);
