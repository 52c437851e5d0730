import { placeAnnotations, type PlacedAnnotations } from '../core/drawing/placeAnnotations';
import { runsThrough } from '../core/drawing/runsThrough';
import { line, type Box, type ClippedShapes, type Drawing, type Shape } from './drawing';
import { shortened, textWidth } from './fontWidths';
import { legendBox, legendRows } from './legendLayout';
import { lineNames, nameGap, namesRoom, type LineName } from './lineNames';
import type { Picture, PictureAxis, PictureDots, PictureLine } from './picture';

/** The plot's least part of the height. Where a long legend leaves less, the picture becomes higher. */
const leastPlot = 0.4;

/** Gives all parts of a picture their places. The picture keeps its width, and its height unless the legend below the plot needs more. */
export function layOut(picture: Picture): Drawing {
  const { width, title, description, fontSize, colors, bands } = picture;
  const { plot, legend, height } = placePlot(picture);
  const places = placesIn(picture, plot);
  const below = [
    ...bands.map(({ from, to, color }): Shape => {
      const [left, right] = [Math.max(places.x(from), plot.left), Math.min(places.x(to), plot.left + plot.width)];
      return { kind: 'box', left, top: plot.top, width: Math.max(0, right - left), height: plot.height, fill: color };
    }),
    ...axisShapes(picture, plot, places),
  ];
  const lineShape = ({ stroke, points, axis }: PictureLine): Shape => ({ kind: 'line', stroke, places: places.of(points, axis) });
  const dotShapes = ({ points, axis, shape, fill, stroke }: PictureDots): readonly Shape[] => {
    const all = places.of(points, axis);
    const radius = 2 * stroke.width + 1;
    return Array.from({ length: all.length / 2 }, (_, i) => [all[2 * i]!, all[2 * i + 1]!] as const)
      .filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y))
      .map(([x, y]): Shape =>
        shape === 'dot' ? { kind: 'dot', x, y, radius, fill, rim: stroke.color } : line(fill, stroke.width, x, y - 5, x, y + 5),
      );
  };
  const clipped = places.plots.map((area, axis): ClippedShapes => {
    const isHere = (each: PictureLine) => !picture.isStacked || each.axis === axis;
    return { area, shapes: [...picture.lines.filter(isHere).map(lineShape), ...picture.dots.filter(isHere).flatMap(dotShapes)] };
  });
  const annotations = annotate(picture, plot, places);
  const [top, bottom] = [plot.top, plot.top + plot.height];
  const marks = annotations.lines.map((x): Shape => ({
    kind: 'line',
    places: [x, top, x, bottom],
    stroke: { color: colors.muted, width: 1, dash: [2, 3] },
  }));
  const titleShape: Shape = {
    kind: 'text',
    text: title,
    x: width / 2,
    y: fontSize * 2,
    size: fontSize * 1.2,
    color: colors.foreground,
    align: 'middle',
  };
  return {
    ...{ width, height, title, description, plot, below },
    background: colors.background,
    clipped: picture.isStacked ? [...clipped, { area: plot, shapes: marks }] : [{ area: plot, shapes: [...clipped[0]!.shapes, ...marks] }],
    above: [
      ...(title === '' ? [] : [titleShape]),
      ...annotations.texts.map((text): Shape => ({
        ...{ kind: 'text', ...text, size: tickSize(fontSize), color: colors.muted, align: 'middle', halo: colors.background },
      })),
      ...legend,
      ...placedNames(picture, plot).map(({ text, color, x, y }): Shape => {
        return { kind: 'text', text, x, y: y + fontSize * 0.35, size: fontSize, color, align: 'start' };
      }),
    ],
  };
}

/** Where steps and weights are. */
export interface Places {
  readonly x: (step: number) => number;
  /** Points in pixels; what has no place there is NaN. */
  readonly of: (points: Float64Array, axis: number) => Float64Array;
  /** The plot, or those of each value axis. */
  readonly plots: readonly Box[];
}

/** Where the plot lies so that the numbers around it and the legend have room. */
function placePlot(picture: Picture): { readonly plot: Box; readonly legend: readonly Shape[]; readonly height: number } {
  const { width, height: wanted, fontSize, title, x, marks } = picture;
  const right = rightAxis(picture);
  const lastLabel = x.ticks.at(-1)?.label ?? '';
  const left = Math.max(...leftAxes(picture).map((axis) => axisRoom(axis, fontSize)));
  const top = fontSize * ((title === '' ? 0.8 : 3) + (marks.length > 0 ? 1.4 : 0));
  const names = namesRoom(picture);
  const beside = fontSize * 0.8 + textWidth(lastLabel, tickSize(fontSize)) / 2;
  const plotWidth = Math.max(fontSize, width - left - (right ? axisRoom(right, fontSize) + names : Math.max(beside, names)));
  const rows = picture.legendPlace === 'below' ? legendRows(picture, left, plotWidth, 0).height + fontSize * 0.5 : 0;
  const room = fontSize * 3.7 + rows;
  const fitting = wanted - top - room;
  const plotHeight = Math.max(fitting, wanted * leastPlot);
  const bottom = top + plotHeight;
  const plot = { left, top, width: plotWidth, height: plotHeight };
  return { plot, legend: legendShapes(picture, plot), height: plotHeight > fitting ? bottom + room : wanted };
}

function legendShapes(picture: Picture, plot: Box): readonly Shape[] {
  const { legend, legendPlace: place, fontSize } = picture;
  if (legend.length === 0 || place === 'none' || place === 'lines') return [];
  if (place !== 'below') return legendBox(picture, plot);
  return legendRows(picture, plot.left, plot.width, plot.top + plot.height + fontSize * 3.4).shapes;
}

/** The room beside the plot for the numbers and the title of a value axis. */
function axisRoom({ ticks }: PictureAxis, fontSize: number): number {
  return fontSize * 2.9 + Math.max(...ticks.map(({ label }) => textWidth(label, tickSize(fontSize))), 0);
}

/** The axis at the right of the plot. */
const rightAxis = ({ more, isStacked }: Picture): PictureAxis | undefined => (isStacked ? undefined : more[0]);

/** The value axes at the left: one for each plot. */
const leftAxes = ({ y, more, isStacked }: Picture): readonly PictureAxis[] => (isStacked ? [y, ...more] : [y]);

/** The names at the ends of the lines, where these stand in the place of a legend; beyond the right axis where there is one. */
export function placedNames(picture: Picture, plot: Box): readonly (LineName & { readonly x: number })[] {
  const { fontSize, x } = picture;
  const right = rightAxis(picture);
  const places = placesIn(picture, plot);
  const left = plot.left + plot.width + (right ? axisRoom(right, fontSize) : nameGap * fontSize);
  const heightOf = (weight: number, axis: number) => {
    const { top, height } = places.plots[picture.isStacked ? axis : 0]!;
    return Math.min(top + height, Math.max(top, places.of(Float64Array.of(x.from, weight), axis)[1]!));
  };
  return lineNames(picture, plot, heightOf).map((name) => ({ ...name, x: left }));
}

/** The plots of a picture: one above the other, with room for the halves of two numbers between them. */
export function plotsIn(picture: Picture, plot: Box): readonly Box[] {
  const { length } = leftAxes(picture);
  const gap = 1.2 * picture.fontSize;
  const height = (plot.height - gap * (length - 1)) / length;
  return leftAxes(picture).map((_, index) => ({ ...plot, top: plot.top + index * (height + gap), height }));
}

function placesIn(picture: Picture, plot: Box): Places {
  const { x, y, more, scale, isStacked } = picture;
  const scaled = scale === 'log' ? Math.log : (value: number) => value;
  // Far outside is far enough: a path with huge numbers is drawn wrongly by some viewers.
  const near = (part: number) => Math.min(3, Math.max(-2, part));
  const across = (step: number) => plot.left + plot.width * near((step - x.from) / (x.to - x.from));
  const plots = plotsIn(picture, plot);
  const upward = [y, ...more].map(({ from, to }, axis) => {
    const { top, height } = plots[isStacked ? axis : 0]!;
    const [low, high] = [scaled(from), scaled(to)];
    return (weight: number) => top + height * near(1 - (scaled(weight) - low) / (high - low));
  });
  return {
    x: across,
    of: (points, axis) => points.map((value, i) => (i % 2 === 0 ? across : (upward[axis] ?? upward[0]!))(value)),
    plots,
  };
}

/** The marks and the names of the bands, off each other and, where that can be had, off the lines. */
function annotate({ bands, marks, lines, fontSize }: Picture, { left, top, width, height }: Box, places: Places): PlacedAnnotations {
  const size = tickSize(fontSize);
  return placeAnnotations(
    { phases: bands, marks },
    {
      area: { left, top, right: left + width, bottom: top + height },
      fontSize: size,
      x: places.x,
      measure: (text) => textWidth(text, size),
      isFree: (box) =>
        !lines.some(({ points, axis }) =>
          runsThrough(places.of(points, axis), { from: box.left, to: box.right, low: box.top, high: box.bottom }),
        ),
    },
  );
}

/** The marks and the bands whose names have room in a plot. */
export function roomy(picture: Picture, plot: Box): Pick<Picture, 'marks' | 'bands'> {
  const places = placesIn(picture, plot);
  const { lines, texts } = annotate(picture, plot, places);
  return {
    marks: picture.marks.filter(({ step }) => lines.includes(places.x(step))),
    bands: picture.bands.filter(({ name }) => texts.some(({ text }) => text === name)),
  };
}

/** The size of the numbers at the axes, in a picture whose texts have this size. */
export const tickSize = (fontSize: number): number => 0.92 * fontSize;

function axisShapes(picture: Picture, plot: Box, places: Places): readonly Shape[] {
  const { x, width, fontSize, colors, hasGrid } = picture;
  const right = rightAxis(picture);
  const { left, top } = plot;
  const [bottom, end] = [top + plot.height, left + plot.width];
  const size = tickSize(fontSize);
  const [tick, gap] = [fontSize * 0.35, fontSize * 0.7];
  const heightOf = (weight: number, axis: number) => places.of(Float64Array.of(x.from, weight), axis)[1]!;
  const text = (label: string, at: number, baseline: number, align: 'start' | 'middle' | 'end'): Shape => ({
    ...{ kind: 'text', text: label, x: at, y: baseline, size, color: colors.muted, align },
  });
  const title = (label: string, at: number, baseline: number, isUpright: boolean): Shape => ({
    ...{ kind: 'text', text: label, x: at, y: baseline, size: fontSize, color: colors.foreground, align: 'middle', isUpright },
  });
  const lengthOf = (label: string) => (label === '' ? tick * 0.6 : tick);
  const across = x.ticks.map(({ at, label }) => ({ label, place: places.x(at) }));
  const upward = ({ ticks }: PictureAxis, axis: number) => ticks.map(({ at, label }) => ({ label, place: heightOf(at, axis) }));
  const beside = leftAxes(picture).flatMap(upward);
  const others = right ? upward(right, 1) : [];
  const labelled = <T extends { readonly label: string }>(list: readonly T[]) => list.filter(({ label }) => label !== '');
  // The first and the last number may stand at the very edge of the plot.
  const middleOf = (place: number, label: string) => Math.min(place, width - 2 - textWidth(label, size) / 2);
  const upper = places.plots.slice(0, -1);
  const last = places.plots.at(-1)!;
  const titled = leftAxes(picture).map((axis, index) => {
    const { top: from, height } = places.plots[index]!;
    const fits = (label: string) => textWidth(label, fontSize) <= height;
    return title(picture.isStacked ? cutTo(axis.title, fits) : axis.title, fontSize * 1.4, from + height / 2, true);
  });
  return [
    ...(hasGrid
      ? [
          ...across.map(({ place }) => line(colors.grid, 1, place, top, place, bottom)),
          ...labelled(beside).map(({ place }) => line(colors.grid, 1, left, place, end, place)),
        ]
      : []),
    ...across.map(({ place }) => line(colors.axis, 1, place, bottom, place, bottom + tick)),
    ...beside.map(({ place, label }) => line(colors.axis, 1, left - lengthOf(label), place, left, place)),
    ...others.map(({ place, label }) => line(colors.axis, 1, end, place, end + lengthOf(label), place)),
    ...upper.map(({ top: from, height }) => line(colors.axis, 1, left, from, left, from + height)),
    line(colors.axis, 1, left, last.top, left, bottom, end, bottom, ...(right ? [end, top] : [])),
    ...across.map(({ place, label }) => text(label, middleOf(place, label), bottom + gap + size * 0.75, 'middle')),
    ...labelled(beside).map(({ place, label }) => text(label, left - gap, place + size * 0.35, 'end')),
    ...labelled(others).map(({ place, label }) => text(label, end + gap, place + size * 0.35, 'start')),
    title(x.title, left + plot.width / 2, bottom + fontSize * 2.9, false),
    ...titled,
    ...(right ? [title(right.title, end + axisRoom(right, fontSize) - fontSize * 0.7, top + plot.height / 2, true)] : []),
  ];
}

/** A title, cut where it is longer than its axis. */
function cutTo(label: string, fits: (label: string) => boolean): string {
  let count = label.length;
  while (count > 1 && !fits(shortened(label, count))) count--;
  return shortened(label, count);
}
