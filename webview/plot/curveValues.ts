// Pure: the planned and the logged values at a step.
import { formatStep } from '../../src/core/format';
import type { Plot, StepValues } from '../../src/protocol';
import { loggedId } from '../chart/logged';
import { t } from '../elements/t';

/** A curve's value at a step. */
export interface CurveValue {
  /** The index of the curve's series. */
  readonly index: number;
  readonly label: string;
  /** The cursor is on it. */
  readonly isActive: boolean;
  readonly value: number;
  readonly text: string;
  /** Of each shown run the logged value of the nearest step, and a text that names the run and that step where it is another one. */
  readonly logged: readonly { readonly where: string; readonly text: string }[];
}

/** The values of the shown curves, in the order of the series, each with what was logged. */
export function curveValues({ series, active }: Plot, hidden: ReadonlySet<string>, { step, values }: StepValues): readonly CurveValue[] {
  return series.flatMap(({ id, label }, index) => {
    if (hidden.has(id)) return [];
    const { value, text, logged = [] } = values[index]!;
    const shown = logged.filter(({ run }) => !hidden.has(loggedId(id, run)));
    const rows = shown.map((near) => {
      const at = near.step === step ? t('logged') : t('logged at step {step}', { step: formatStep(near.step) });
      return { where: near.run === undefined ? at : `${near.run}, ${at}`, text: near.text };
    });
    return [{ index, label, isActive: id === active, value, text, logged: rows }];
  });
}

/** Where values stand in the plot, and where the pointer does: pixels from its top. */
export interface ValuePlaces {
  readonly pointer: number;
  readonly of: (value: CurveValue) => number;
}

/**
 * As many of these as fit into so many rows: that of the curve at the cursor first, always, then the nearest ones to the pointer as they stand in the
 * plot, from above.
 */
export function fittingValues(list: readonly CurveValue[], rows: number, { pointer, of }: ValuePlaces): readonly CurveValue[] {
  const placed = list.map((value) => ({ value, place: of(value) }));
  // What has no value is near nothing, and stands last.
  const distance = (place: number) => (Number.isNaN(place) ? Infinity : Math.abs(place - pointer));
  const byNearness = placed.toSorted(
    (a, b) => Number(b.value.isActive) - Number(a.value.isActive) || compare(distance(a.place), distance(b.place)),
  );
  let left = rows;
  const kept = byNearness.filter(({ value }) => (left -= 1 + value.logged.length) >= 0 || value.isActive);
  const height = (place: number) => (Number.isNaN(place) ? Infinity : place);
  return kept
    .toSorted((a, b) => Number(b.value.isActive) - Number(a.value.isActive) || compare(height(a.place), height(b.place)))
    .map(({ value }) => value);
}

/** As a difference, but also of infinities. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);
