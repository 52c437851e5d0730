// Names at the right of the plot, each beside the end of its line, in the place of a legend.
import type { Box } from './drawing';
import { shortened, textWidth } from './fontWidths';
import type { LegendEntry, Picture } from './picture';

/** A name, and the middle of its height. */
export interface LineName {
  readonly text: string;
  readonly color: string;
  readonly y: number;
}

type Named = Pick<Picture, 'legend' | 'legendPlace' | 'fontSize' | 'width'>;

/** The part of the width of a picture that names may have. */
const mostRoom = 0.35;
/** Between the plot and a name, in font sizes. */
export const nameGap = 0.5;

const isNamed = ({ end }: LegendEntry) => end !== undefined && Number.isFinite(end);

/** The room that names need beside a plot, with the gap before them; none where they stand elsewhere. */
export function namesRoom(picture: Named): number {
  if (picture.legendPlace !== 'lines') return 0;
  const widths = picture.legend.filter(isNamed).map((entry) => textWidth(fitting(entry.label, picture), picture.fontSize));
  return widths.length === 0 ? 0 : Math.max(...widths) + 2 * nameGap * picture.fontSize;
}

/** The names beside a plot: each at the height of its line's end, as far as the others leave it there. */
export function lineNames(picture: Named, plot: Box, heightOf: (weight: number, axis: number) => number): readonly LineName[] {
  if (picture.legendPlace !== 'lines') return [];
  const [top, bottom] = [plot.top, plot.top + plot.height];
  const names = picture.legend
    .filter(isNamed)
    .map(({ label, fill, stroke, end, axis = 0 }) => ({
      text: fitting(label, picture),
      color: fill ?? stroke.color,
      y: Math.min(bottom, Math.max(top, heightOf(end!, axis))),
    }))
    .sort((a, b) => a.y - b.y);
  const row = Math.min(1.25 * picture.fontSize, plot.height / Math.max(1, names.length - 1));
  // Down until none touches the one above it, then up as far as they stand too low.
  const low: number[] = [];
  for (const { y } of names) low.push(Math.max(y, (low.at(-1) ?? -Infinity) + row));
  return names.map((name, index) => ({ ...name, y: Math.min(low[index]!, bottom - (names.length - 1 - index) * row) }));
}

function fitting(label: string, { fontSize, width }: Named): string {
  let length = Math.min(40, Array.from(label).length);
  while (length > 3 && textWidth(shortened(label, length), fontSize) > mostRoom * width) length--;
  return shortened(label, length);
}
