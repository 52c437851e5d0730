import type { Plot, Series } from '../src/protocol';

/** The curve that marks are drawn for: the only one that is shown, or else the one under the cursor. */
export function focusedSeries({ series, active }: Plot, hidden: ReadonlySet<string>): Series | undefined {
  const shown = series.filter(({ id }) => !hidden.has(id));
  return shown.length === 1 ? shown[0] : shown.find(({ id }) => id === active);
}
