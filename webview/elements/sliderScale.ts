// Pure: the whole positions of a slider, and the numbers that they stand for.

/** The numbers that a slider runs over, from left to right; where it is logarithmic, equal ways are equal factors. */
export interface Slider {
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  /** It gives whole numbers only. */
  readonly integer: boolean;
}

/** A slider has the positions 0 to this. */
export const lastPosition = 300;

/** The number at a position, rounded to what one can tell apart there. */
export function valueAt({ min, max, scale, integer }: Slider, position: number): number {
  if (position <= 0) return min;
  if (position >= lastPosition) return max;
  const part = position / lastPosition;
  const exact = scale === 'log' ? min * (max / min) ** part : min + (max - min) * part;
  const rounded = scale === 'log' ? Number(exact.toPrecision(3)) : roundedTo(exact, (max - min) / lastPosition);
  return Math.max(min, Math.min(max, integer ? Math.round(rounded) : rounded));
}

/** The position that is nearest to a number. */
export function positionOf({ min, max, scale }: Slider, value: number): number {
  const part = scale === 'log' ? Math.log(Math.max(value, min) / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.max(0, Math.min(lastPosition, Math.round(part * lastPosition))) || 0;
}

/** To the decimal place of a resolution. */
function roundedTo(value: number, resolution: number): number {
  const digits = -Math.floor(Math.log10(resolution));
  return digits > 0 ? Number(value.toFixed(Math.min(digits, 100))) : Math.round(value / 10 ** -digits) * 10 ** -digits;
}
