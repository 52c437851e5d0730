// Composer's times: "100ba", "3ep", "0.1dur" (mosaicml 0.32, core/time.py), as batches.

/** A number of batches, epochs or runs; undefined for text that is none of them, and for whole units that are not whole. */
export function parseTime(text: string): { readonly value: number; readonly unit: 'ba' | 'ep' | 'dur' } | undefined {
  const match = /^\s*([\d_]+(?:\.\d*)?|\.\d+)(e[-+]?\d+)?\s*(ba|ep|dur)\s*$/i.exec(text);
  if (!match) return undefined;
  const value = Number(`${match[1]!.replaceAll('_', '')}${match[2] ?? ''}`);
  const unit = match[3]!.toLowerCase() as 'ba' | 'ep' | 'dur';
  return unit === 'dur' || Number.isInteger(value) ? { value, unit } : undefined;
}

/** Whether a time is a broken number of whole units, which Composer refuses: "0.5ep". */
export const hasBrokenUnits = (text: string): boolean => /^\s*\d*\.\d*[1-9]\d*\s*(?:ba|ep|tok|sp|iter|sec)\s*$/i.test(text);

/** A run: its length as written, the batches of an epoch where they are known, and what all of it is scaled with. */
export interface RunLength {
  readonly max: string;
  readonly perEpoch: number | undefined;
  readonly scale: number;
}

/** The batches of the whole run. */
export function batchesOfRun({ max, perEpoch, scale }: RunLength): number | undefined {
  const time = parseTime(max);
  if (!time || time.unit === 'dur') return undefined;
  const scaled = Math.trunc(time.value * scale);
  return time.unit === 'ba' ? scaled : perEpoch === undefined ? undefined : scaled * perEpoch;
}

/** A time in batches, cut down to whole ones. */
export function batchesOf(text: string, run: RunLength, scale = run.scale): number | undefined {
  const [time, whole] = [parseTime(text), batchesOfRun(run)];
  if (!time) return undefined;
  if (time.unit === 'dur') return whole === undefined ? undefined : Math.trunc(time.value * whole);
  const batches = time.unit === 'ba' ? time.value : run.perEpoch === undefined ? undefined : time.value * run.perEpoch;
  return batches === undefined ? undefined : Math.trunc(batches * scale);
}
