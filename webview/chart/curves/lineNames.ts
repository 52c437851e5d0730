// Pure: the names of curves at the right ends of their lines.
import type { PlotArea } from '../plotArea';

/** A line that reaches the right edge of the plot there; NaN where it does not. */
export interface NamedLine {
  readonly name: string;
  readonly y: number;
  /** The plot that it is in, where that is a part of the area. */
  readonly plot?: PlotArea;
}

/** Where a name stands: its right end, on its baseline. */
export interface PlacedName extends NamedLine {
  readonly x: number;
}

export interface NamesRoom {
  readonly area: PlotArea;
  readonly fontSize: number;
  readonly measure: (text: string) => number;
  /** Whether no curve runs through a part of the plot. */
  readonly isFree: (box: PlotArea) => boolean;
}

/** Of so many curves names are looked for: one needs none, and of more the legend tells. */
const [fewest, most] = [2, 8];
const leastWidth = 480;
const gap = 4;

/** The names that have room above or below their lines without lying on a curve or on each other; none in a narrow plot. */
export function placeLineNames<T extends NamedLine>(
  lines: readonly T[],
  { area, fontSize, measure, isFree }: NamesRoom,
): readonly (T & PlacedName)[] {
  const width = area.right - area.left;
  if (lines.length < fewest || lines.length > most || width < leastWidth) return [];
  const x = area.right - gap;
  const taken: PlotArea[] = [];
  return lines.flatMap((line) => {
    const left = x - measure(line.name);
    if (x - left > width / 4) return [];
    for (const y of [line.y - gap - 2, line.y + fontSize + gap]) {
      const box = { left: left - gap, right: x, top: y - fontSize + 1, bottom: y + 3 };
      const { top, bottom } = line.plot ?? area;
      const isInPlot = box.top >= top && box.bottom <= bottom;
      if (!isInPlot || taken.some((other) => box.top < other.bottom && other.top < box.bottom) || !isFree(box)) continue;
      taken.push(box);
      return [{ ...line, x, y }];
    }
    return [];
  });
}
