// Pure: where annotations stand, on the page and in pictures.
import type { Annotations } from './annotations';
import type { PlotArea } from './plotArea';
import { placeLabels } from './placeLabels';
import { t } from '../elements/t';

/** What annotations have to fit into; places are in pixels. */
export interface AnnotationRoom {
  readonly area: PlotArea;
  readonly fontSize: number;
  readonly highContrast: boolean;
  /** The horizontal place of a step. */
  readonly x: (step: number) => number;
  readonly measure: (text: string) => number;
  /** Whether no curve runs through a part of the plot. */
  readonly isFree: (box: PlotArea) => boolean;
}

/** A part of the plot's width over all of its height, in the text's colour at this opacity. */
export interface Band {
  readonly left: number;
  readonly right: number;
  readonly opacity: number;
}

/** A text; x and y are the middle of its baseline. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly isUpward: boolean;
}

/** Annotations at their places. */
export interface PlacedAnnotations {
  readonly bands: readonly Band[];
  /** Where there is an upright line. */
  readonly lines: readonly number[];
  readonly texts: readonly PlacedText[];
}

const margin = 5;

/** Places annotations: no text lies on another one or, where that can be had, on a curve; what has no room is left out. */
export function placeAnnotations({ phases, marks, end }: Annotations, room: AnnotationRoom): PlacedAnnotations {
  const { area, x, highContrast, measure } = room;
  const band = (from: number, to: number, opacity: number): Band => ({
    left: Math.max(x(from), area.left),
    right: Math.min(x(to), area.right),
    opacity,
  });
  const parts = phases.map(({ from, to, name }, index) => ({ name: t(name), ...band(from, to, index % 2 === 0 ? 0.05 : 0.015) }));
  const after = { ...band(end.step, Infinity, highContrast ? 0.18 : 0.09), right: area.right };
  const labels = placeLabels(
    marks.map(({ step, label }) => ({ x: x(step), width: measure(label) })),
    area,
  ).flatMap((middle, index) => (middle === undefined ? [] : [{ ...marks[index]!, middle }]));
  return {
    bands: [...parts, after].filter(({ left, right }) => right > left),
    lines: labels.map(({ step }) => x(step)),
    texts: [
      ...parts.flatMap((part) => placeText([part.name], part, room, [across])),
      ...placeText(end.texts, after, room, [across, upward]),
      ...labels.map(({ label, middle }) => ({ text: label, x: middle, y: area.top - 3, isUpward: false })),
    ],
  };
}

interface Candidate {
  readonly placed: PlacedText;
  readonly box: PlotArea;
}

type Placing = (text: string, band: Band, room: AnnotationRoom) => readonly Candidate[];

/** The first text that fits in a band where no curve is, or else the last one that fits at all. */
function placeText(texts: readonly string[], band: Band, room: AnnotationRoom, ways: readonly Placing[]): readonly PlacedText[] {
  const candidates = texts.map((text) => ways.flatMap((way) => way(text, band, room)));
  const best = candidates.flat().find(({ box }) => room.isFree(box)) ?? candidates.findLast(({ length }) => length > 0)?.[0];
  return best ? [best.placed] : [];
}

/** Along the lower or the upper edge. */
const across: Placing = (text, { left, right }, { area, fontSize, measure }) => {
  const width = measure(text);
  if (width + 2 * margin > right - left) return [];
  const x = (left + right) / 2;
  return [area.bottom - margin, area.top + margin + fontSize].map((y) => ({
    placed: { text, x, y, isUpward: false },
    box: { left: x - width / 2, right: x + width / 2, top: y - fontSize, bottom: y + 2 },
  }));
};

/** Upwards in the middle of the band, from the lower edge, from the upper one, or halfway. */
const upward: Placing = (text, { left, right }, { area, fontSize, measure }) => {
  const length = measure(text);
  if (length + 2 * margin > area.bottom - area.top || right - left < fontSize + margin) return [];
  const x = (left + right) / 2 + fontSize / 3;
  return [area.bottom - margin - length / 2, area.top + margin + length / 2, (area.top + area.bottom) / 2].map((y) => ({
    placed: { text, x, y, isUpward: true },
    box: { left: x - fontSize, right: x + 2, top: y - length / 2, bottom: y + length / 2 },
  }));
};
