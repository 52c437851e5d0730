// How wide texts are in Helvetica, which a PDF need not embed, and in Arial, Liberation Sans and Nimbus Sans, which have its widths.

/** The widths that characters have, in thousandths of the font's size, and for each character from U+0020 on the letter of its width; Adobe's font metrics. */
const widths = [
  191, 222, 260, 278, 333, 334, 350, 355, 365, 370, 389, 400, 469, 500, 537, 556, 584, 611, 667, 722, 737, 778, 833, 834, 889, 944, 1000,
  1015,
];
const letters = 'abcdefghijklmnopqrstuvwxyzAB';
const ascii = 'ddhppysaeekqdeddppppppppppddqqqpBssttsrvtdnspwtvsvtsrtszssrdddmpeppnppdppbbnbwppppendpntnnnfcfq';
const latin = 'deppppcpeujpqeuelqeeepodeeipxxxrssssssAtssssddddttvvvvvqvttttssrppppppynppppddddpppppppqrppppnpn';
/** Characters of Windows' code page 1252 at 0x80 to 0x9F. */
export const windowsCharacters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windows = 'pgbpeAppeAseAgrggbbeegpAeAnezgns';

const letterOf = new Map<string, string>();
for (const [first, list] of [
  [0x20, ascii],
  [0xa0, latin],
] as const)
  Array.from(list, (letter, i) => letterOf.set(String.fromCharCode(first + i), letter));
Array.from(windowsCharacters, (character, i) => letterOf.set(character, windows[i]!));
// A minus is as wide as a plus.
letterOf.set('−', letterOf.get('+')!);

/** Characters outside of the Latin alphabet: about as wide as those of other fonts are. */
const [narrow, wide] = [600, 1000];

/** The width of a text in a font of this size; of characters that Helvetica does not have, about. */
export function textWidth(text: string, fontSize: number): number {
  let sum = 0;
  for (const character of text) {
    const letter = letterOf.get(character);
    sum += letter !== undefined ? (widths[letters.indexOf(letter)] ?? 0) : character.codePointAt(0)! >= 0x1100 ? wide : narrow;
  }
  return (sum * fontSize) / 1000;
}

/** A text of at most so many characters: its beginning and more of its end, which tells it from others, with an ellipsis between. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const start = Math.floor((most - 1) / 3);
  return `${characters.slice(0, start).join('')}…${characters.slice(start + 1 - most).join('')}`;
}

/** Names of at most so many characters; those that would be the same then show where they differ instead of their ends. */
export function shortenedNames(names: readonly string[], most: number): readonly string[] {
  const short = names.map((name) => shortened(name, most));
  return names.map((name, index) => {
    const twins = names.filter((other, i) => other !== name && short[i] === short[index]);
    if (twins.length === 0) return short[index]!;
    const letters = Array.from(name);
    const differs = Math.min(...twins.map((other) => firstDifference(letters, Array.from(other))));
    const start = Math.floor(most / 4);
    const from = Math.max(start, differs - 8);
    const midst = letters.slice(from, from + most - start - 2);
    return `${letters.slice(0, start).join('')}…${midst.join('')}${from + midst.length < letters.length ? '…' : ''}`;
  });
}

function firstDifference(a: readonly string[], b: readonly string[]): number {
  const index = a.findIndex((letter, i) => letter !== b[i]);
  return index < 0 ? a.length : index;
}
