/** The powers of ten that a letter behind a number stands for. */
const powers: Readonly<Record<string, number>> = { k: 3, m: 6, b: 9 };

/** The number that a user has typed; digits may be grouped with `_`, `,` or blanks, and 12k, 1.5M and 1B are numbers too. NaN where it is none. */
export function typedNumber(text: string): number {
  const digits = text.replaceAll(/[_,\s]/g, '');
  const [, number, ending] = /^(-?[\d.]+)([kmb])$/i.exec(digits) ?? [];
  if (number === undefined) return Number(digits || NaN);
  // As 1.1 * 1000 is not 1100.
  return Number(`${number}e${powers[ending!.toLowerCase()]!}`);
}
