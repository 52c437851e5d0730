import { formatStep } from '../src/core/format';

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 6 });

/** A step as a label of an axis that ends at `lastStep`: with thousands separators, and from ten million on in millions and billions. */
export function stepLabel(step: number, lastStep: number): string {
  return lastStep >= 1e7 ? compact.format(step) : formatStep(step);
}
