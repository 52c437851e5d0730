// The axes of a chart: what they reach over, and where they have ticks.

/** The lower and the upper end of an axis. */
export interface AxisRange {
  readonly min: number;
  readonly max: number;
}

/** What an axis for values from `min` to `max` reaches over: zero too, where they come near it or never move; 0 to 1 where there are none. */
export function weightAxis(min: number, max: number): AxisRange {
  if (!(min <= max)) return { min: 0, max: 1 };
  const isNearZero = min === max || Math.min(Math.abs(min), Math.abs(max)) < Math.max(Math.abs(min), Math.abs(max)) / 2;
  return isNearZero ? { min: Math.min(min, 0), max: Math.max(max, 0) } : { min, max };
}

/** Round numbers from `min` to `max`, ascending: about as many as wanted, 1, 2 or 5 times a power of ten apart. */
export function ticks(min: number, max: number, wanted: number): readonly number[] {
  const rough = (max - min) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const stride = power * ([1, 2, 5].find((factor) => factor * power >= rough * 0.999) ?? 10);
  if (!(stride > 0) || !Number.isFinite(stride)) return [min];
  const first = Math.ceil(min / stride - 1e-9);
  const last = Math.floor(max / stride + 1e-9);
  // A product, cut to the digits that the stride can have: neither sums nor products of 0.1 are round.
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * stride).toPrecision(12)));
}

/** How many decades show what lies between their ends. */
const mostMinorDecades = 8;

/** The powers of ten from `min` to `max`, thinned out where there are too many; round numbers where there are not even two. Both are > 0. */
export function logTicks(min: number, max: number, wanted: number): readonly number[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  if (last - first < 1) return ticks(min, max, wanted).filter((tick) => tick > 0);
  const stride = Math.ceil((last - first) / wanted);
  return Array.from({ length: Math.floor((last - first) / stride) + 1 }, (_, i) => Number(`1e${first + i * stride}`));
}

/** The numbers 2 to 9 times a power of ten from `min` to `max`, between the ticks of a logarithmic axis; none where there are too many decades for them. */
export function minorLogTicks(min: number, max: number): readonly number[] {
  const first = Math.floor(Math.log10(min));
  const last = Math.floor(Math.log10(max));
  // Where there is no whole decade, the ticks are round numbers already.
  if (last - first > mostMinorDecades || Math.floor(Math.log10(max) + 1e-9) - Math.ceil(Math.log10(min) - 1e-9) < 1) return [];
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return decades
    .flatMap((power) => [2, 3, 4, 5, 6, 7, 8, 9].map((digit) => Number(`${digit}e${power}`)))
    .filter((at) => at >= min && at <= max);
}
