import { entryShapes, swatchWidth, type Box, type Shape } from './drawing';
import { shortenedNames, textWidth } from './fontWidths';
import type { Picture } from './picture';

const longestLabel = 60;

/** The names in a legend. */
export const legendLabels = (legend: Picture['legend']): readonly string[] =>
  shortenedNames(
    legend.map(({ label }) => label),
    longestLabel,
  );

type Legend = Pick<Picture, 'legend' | 'fontSize' | 'colors' | 'legendPlace'>;

/** The legend below a plot: entries in rows that are filled one after another, and the height of all rows. The first baseline is a row below `top`. */
export function legendRows(
  { legend, fontSize, colors }: Legend,
  left: number,
  width: number,
  top: number,
): { readonly shapes: readonly Shape[]; readonly height: number } {
  const row = rowHeight(fontSize);
  let [x, y] = [left, top + row];
  const labels = legendLabels(legend);
  const shapes = legend.flatMap((entry, index) => {
    const label = labels[index]!;
    const needed = entryWidth(label, fontSize);
    if (x > left && x + needed > left + width) [x, y] = [left, y + row];
    const place = x;
    x += needed + 1.5 * fontSize;
    return entryShapes(entry, label, place, y, fontSize, colors.foreground);
  });
  return { shapes, height: legend.length === 0 ? 0 : y - top };
}

/** A list in a corner of the plot, on a ground of its own; only as many entries as there is room for. */
export function legendBox({ legend, fontSize, colors, legendPlace: place }: Legend, plot: Box): readonly Shape[] {
  const [row, padding, gap] = [rowHeight(fontSize), fontSize * 0.6, fontSize * 0.8];
  const shown = legend.slice(0, Math.max(1, Math.floor((plot.height - 2 * gap - padding) / row)));
  const labels = legendLabels(shown);
  const width = Math.max(...labels.map((label) => entryWidth(label, fontSize))) + 2 * padding;
  const height = shown.length * row + padding;
  const left = place.endsWith('left') ? plot.left + gap : plot.left + plot.width - gap - width;
  const top = place.startsWith('top') ? plot.top + gap : plot.top + plot.height - gap - height;
  return [
    { kind: 'box', left, top, width, height, fill: colors.background },
    { kind: 'line', places: outline(left, top, width, height), stroke: { color: colors.grid, width: 1, dash: [] } },
    ...shown.flatMap((entry, index) =>
      entryShapes(entry, labels[index]!, left + padding, top + (index + 1) * row, fontSize, colors.foreground),
    ),
  ];
}

const outline = (left: number, top: number, width: number, height: number) => [
  ...[left, top, left + width, top],
  ...[left + width, top + height, left, top + height],
  ...[left, top],
];

const rowHeight = (fontSize: number) => 1.6 * fontSize;
const entryWidth = (label: string, fontSize: number) => swatchWidth(fontSize) + 0.6 * fontSize + textWidth(label, fontSize);
