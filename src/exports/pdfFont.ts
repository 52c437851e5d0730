// Texts in two of the fonts that every reader of PDF has: Helvetica, and Symbol for Greek letters and signs.
import { textWidth, windowsCharacters } from './fontWidths';

/** A part of a text in one font, as the bytes that stand for its characters, and its width in a font of size 1. */
export interface TextRun {
  readonly font: 'Helvetica' | 'Symbol';
  readonly bytes: readonly number[];
  readonly width: number;
}

/** Symbol's characters at 0x41 and at 0x61, and some others at their own codes, with Adobe's widths of them in thousandths of the font's size. */
const greek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ      αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const greekWidths = [
  722, 667, 722, 612, 611, 763, 603, 722, 333, 631, 722, 686, 889, 722, 722, 768, 741, 556, 592, 611, 690, 439, 768, 645, 795, 611, 0, 0, 0,
  0, 0, 0, 631, 549, 549, 494, 439, 521, 411, 603, 329, 603, 549, 549, 576, 521, 549, 549, 521, 549, 603, 439, 576, 713, 686, 493, 686, 494,
];
const signs: Readonly<Record<string, readonly [code: number, width: number]>> = {
  '−': [0x2d, 549],
  '≤': [0xa3, 549],
  '∞': [0xa5, 713],
  '→': [0xae, 987],
  '≥': [0xb3, 549],
  '∂': [0xb6, 494],
  '≠': [0xb9, 549],
  '≈': [0xbb, 549],
  '∇': [0xd1, 713],
  '√': [0xd6, 549],
  '∑': [0xe5, 713],
};

const unknown = '?';

/** Where a character is in Windows' code page 1252, which is how Helvetica's characters are written here. */
function windowsCode(character: string): number | undefined {
  const code = character.codePointAt(0)!;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  const place = code < 0xa0 ? -1 : windowsCharacters.indexOf(character);
  return place < 0 ? undefined : 0x80 + place;
}

function symbolOf(character: string): readonly [code: number, width: number] | undefined {
  const place = character === ' ' ? -1 : greek.indexOf(character);
  return place < 0 ? (Object.hasOwn(signs, character) ? signs[character] : undefined) : [0x41 + place, greekWidths[place]!];
}

/** The characters of a text that neither font has, each once. */
export function missingCharacters(text: string): string {
  const missing = Array.from(plain(text)).filter((character) => windowsCode(character) === undefined && !symbolOf(character));
  return [...new Set(missing)].join('');
}

/** A text as runs of characters in one font; a question mark stands for what neither has. */
export function textRuns(text: string): readonly TextRun[] {
  const runs: { font: TextRun['font']; bytes: number[]; width: number }[] = [];
  for (const character of plain(text)) {
    const symbol = windowsCode(character) === undefined ? symbolOf(character) : undefined;
    const font = symbol ? 'Symbol' : 'Helvetica';
    const own = symbol || windowsCode(character) !== undefined ? character : unknown;
    const last = runs.at(-1)?.font === font ? runs.at(-1)! : runs[runs.push({ font, bytes: [], width: 0 }) - 1]!;
    last.bytes.push(symbol?.[0] ?? windowsCode(own)!);
    last.width += symbol ? symbol[1] / 1000 : textWidth(own, 1);
  }
  return runs;
}

/** A text in one line, with letters and accents as one character where there is such a one. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\s/g, ' ')
    .replace(/\p{Cc}|\p{Cf}|\p{Surrogate}/gu, '');
