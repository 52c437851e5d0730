// Text in SVG: what is allowed there, and how wide it will be, which nobody can know for sure without the fonts.

const widePerEm = 1;
const narrowPerEm = 0.58;

/** A text as character data or an attribute of an XML document; characters that XML does not know are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/\s/g, ' ')
    .replace(/\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** About how wide a text is in a sans-serif font of this size, rather more than less. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += character.codePointAt(0)! >= 0x1100 ? widePerEm : narrowPerEm;
  return ems * fontSize;
}

/** A text of at most so many characters, with an ellipsis for the rest. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text.slice(0, 2 * most + 2));
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : text;
}
