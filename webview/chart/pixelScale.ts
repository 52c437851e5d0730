/** An axis: the pixel of a value is `offset + factor * value`, with the value's decimal logarithm on a logarithmic one. */
export interface PixelScale {
  readonly offset: number;
  readonly factor: number;
  readonly isLog: boolean;
}

/** The pixel of a value; NaN where the axis has none. */
export function placeAt({ offset, factor, isLog }: PixelScale, value: number): number {
  return offset + factor * (isLog ? (value > 0 ? Math.log10(value) : NaN) : value);
}
