// Numbers as people read them. No locale: the same text everywhere, so that it can be compared and copied.

/** A value with at most 6 significant digits; scientific notation below 0.0001 and from 1,000,000 on; NaN is what a curve has where it has no value. */
export function formatValue(value: number): string {
  if (Number.isNaN(value)) return 'no value';
  if (!Number.isFinite(value)) return formatExact(value);
  const rounded = Number(value.toPrecision(6));
  const size = Math.abs(rounded);
  return size !== 0 && (size < 1e-4 || size >= 1e6) ? scientific(rounded) : formatExact(rounded);
}

/** How much higher a value is than another one, as text: 0 where only their last digits differ, for that is rounding. */
export function differenceText(value: number, other: number): string {
  const difference = value - other;
  return formatValue(Math.abs(difference) <= 1e-12 * Math.abs(other) ? 0 : difference);
}

/** A step with thousands separators and, between whole steps, up to 3 decimals (3 significant digits below 1). */
export function formatStep(step: number): string {
  if (!Number.isFinite(step)) return formatExact(step);
  const size = Math.abs(step);
  if (size >= 1e15) return formatValue(step);
  const rounded = size < 1 ? Number(step.toPrecision(3)) : Math.round(step * 1000) / 1000;
  if (rounded !== 0 && Math.abs(rounded) < 1e-3) return scientific(rounded);
  const [whole = '', decimals] = formatExact(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A number's text as it is set: with a minus sign, where what is typed and copied has a hyphen. */
export function withMinus(text: string): string {
  return text.replaceAll('-', '\u2212');
}

/** All digits of a number: the shortest text that reads back as the same number. */
export function formatExact(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value > 0 ? 'infinity' : '-infinity';
  return String(value === 0 ? 0 : value).replace('e+', 'e');
}

/** A number with all of its digits as people type it: 2e-5 rather than 0.00002. */
export function formatTyped(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-4 ? scientific(value) : formatExact(value);
}

function scientific(value: number): string {
  return value.toExponential().replace('e+', 'e');
}

/** A list as text: of a long one its first values, and how many there are. */
export function formatList(values: readonly (number | readonly number[])[]): string {
  const text = (value: number | readonly number[]): string =>
    typeof value === 'number' ? formatValue(value) : `[${value.map(text).join(', ')}]`;
  const isLong = values.length > 12;
  const shown = (isLong ? values.slice(0, 5) : values).map(text).join(', ');
  return isLong ? `[${shown}, … ${formatStep(values.length)}]` : `[${shown}]`;
}
