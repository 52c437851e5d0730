// Text and places in SVG: what is allowed there, and how wide a text will be, which nobody can know for sure without the fonts.

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

/** A text of at most so many characters: its beginning and more of its end, which tells it from others, with an ellipsis between. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const start = Math.floor((most - 1) / 3);
  return `${characters.slice(0, start).join('')}…${characters.slice(start + 1 - most).join('')}`;
}

/** A place in a picture: hundredths of a pixel are enough. */
export function px(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The line through places, x and y by turns, as the data of a path; it has a gap where one is not finite. */
export function pathData(places: Float64Array): string {
  let path = '';
  let command = 'M';
  for (let i = 0; i < places.length; i += 2) {
    const isPlace = Number.isFinite(places[i]) && Number.isFinite(places[i + 1]);
    if (isPlace) path += `${command}${px(places[i]!)} ${px(places[i + 1]!)}`;
    command = isPlace ? 'L' : 'M';
  }
  return path;
}
