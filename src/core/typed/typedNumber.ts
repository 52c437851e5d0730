/** The number that a user has typed; digits may be grouped with `_`, `,` or blanks. NaN where it is none. */
export function typedNumber(text: string): number {
  return Number(text.replaceAll(/[_,\s]/g, '') || NaN);
}
