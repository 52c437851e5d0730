// Where annotations stand, on the page and in pictures.
import { placeLabels } from './placeLabels';

/** The edges of a part of a picture, in pixels. */
export interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is written and shaded around curves: parts of a run with their names, and steps with a few letters. */
export interface Annotated {
  readonly phases: readonly { readonly from: number; readonly to: number; readonly name: string }[];
  readonly marks: readonly { readonly step: number; readonly label: string }[];
}

/** What annotations have to fit into; places are in pixels. */
export interface AnnotationRoom {
  readonly area: Edges;
  readonly fontSize: number;
  /** The horizontal place of a step. */
  readonly x: (step: number) => number;
  readonly measure: (text: string) => number;
  /** Whether no curve runs through a part of the plot. */
  readonly isFree: (box: Edges) => boolean;
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
export function placeAnnotations({ phases, marks }: Annotated, room: AnnotationRoom): PlacedAnnotations {
  const { area, x, measure } = room;
  const band = (from: number, to: number, opacity: number): Band => ({
    left: Math.max(x(from), area.left),
    right: Math.min(x(to), area.right),
    opacity,
  });
  const parts = phases.map(({ from, to, name }, index) => ({ name, ...band(from, to, index % 2 === 0 ? 0.05 : 0.015) }));
  const labels = placeLabels(
    marks.map(({ step, label }) => ({ x: x(step), width: measure(label) })),
    area,
  ).flatMap((middle, index) => (middle === undefined ? [] : [{ ...marks[index]!, middle }]));
  return {
    bands: parts.filter(({ left, right }) => right > left),
    lines: labels.map(({ step }) => x(step)),
    texts: [
      ...parts.flatMap((part) => placeName(part.name, part, room)),
      ...labels.map(({ label, middle }) => ({ text: label, x: middle, y: area.top - 3 })),
    ],
  };
}

/** A name along the lower edge of its band or, where a curve is there and not at the upper edge, along that one. */
function placeName(text: string, { left, right }: Band, { area, fontSize, measure, isFree }: AnnotationRoom): readonly PlacedText[] {
  const width = measure(text);
  if (width + 2 * margin > right - left) return [];
  const x = (left + right) / 2;
  const rows = [area.bottom - margin, area.top + margin + fontSize];
  const isFreeAt = (y: number) => isFree({ left: x - width / 2, right: x + width / 2, top: y - fontSize, bottom: y + 2 });
  return [{ text, x, y: rows.find(isFreeAt) ?? rows[0]! }];
}
