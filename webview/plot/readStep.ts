// Pure: steps as people type them.
import { t } from '../elements/t';

/** A step that was typed, or why the text is none. */
export type ReadStep = { readonly step: number; readonly reason?: undefined } | { readonly step?: undefined; readonly reason: string };

const factors: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, b: 1e9 };

/** The whole step of "12000", "12,000", "12k", "1e4" or "20%" of the last step; undefined for an empty text. */
export function readStep(text: string, lastStep: number): ReadStep | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed === '') return undefined;
  const digits = /^\d{1,3}(?:[,_' ]\d{3})+(?!\d)/.test(trimmed) ? trimmed.replaceAll(/[,_' ]/g, '') : trimmed.replaceAll('_', '');
  const [, number, ending = ''] = /^((?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?) ?([kmb%]?)$/.exec(digits) ?? [];
  const step = Math.round(Number(number) * (ending === '%' ? lastStep / 100 : factors[ending]!));
  return Number.isSafeInteger(step) ? { step } : { reason: t('This is no step. Write 12000, 12k, 1e4 or 20%.') };
}
