// Pure: the labels of ticks.
import { formatValue } from '../../src/core/format';

/** A number with thousands separators and as many decimals as its neighbours, `spacing` away, need. */
export function decimal(value: number, spacing: number): string {
  const decimals = Math.min(15, Math.max(0, Math.ceil(-Math.log10(spacing) - 1e-9)));
  const [whole = '', rest] = value.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return (rest === undefined ? grouped : `${grouped}.${rest}`).replace(/^-(?=0(\.0*)?$)/, '');
}

/** A weight with as many digits as are needed to tell it from its neighbours, `spacing` away; 0 where they are far. */
export function weightLabel(value: number, spacing: number): string {
  const digits = Math.ceil(Math.log10(Math.abs(value) / spacing)) + 1;
  return value !== 0 && spacing > 0 && digits > 6 ? String(Number(value.toPrecision(Math.min(digits, 15)))) : formatValue(value);
}

/** The labels of an axis' weights, `spacing` apart: all in one notation, so that 0.0001 does not stand beside 5e-5. */
export function weightLabels(weights: readonly number[], spacing: number): readonly string[] {
  const labels = weights.map((weight) => weightLabel(weight, spacing));
  if (!labels.some((label) => label.includes('e'))) return labels;
  return labels.map((label) => (Number(label) === 0 ? label : Number(label).toExponential().replace('e+', 'e')));
}

/** The distance between ticks; 1 where there is but one. */
export function spacingOf(ticks: readonly number[]): number {
  return ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) : 1;
}
