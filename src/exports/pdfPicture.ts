// A picture as a PDF file of one page: vector paths, and texts in fonts that every reader has.
import type { Drawing, Shape } from './drawing';
import { textRuns } from './pdfFont';
import type { Stroke } from './picture';
import { px } from './svgPicture';

/** The points of a pixel: 72 of one and 96 of the other make an inch. */
const pointsPerPixel = 0.75;

/** The bytes of the PDF of a picture; ISO 32000-1. */
export function pdfPicture(drawing: Drawing): Uint8Array {
  const { width, height, title } = drawing;
  const content = contentOf(drawing);
  const size = `${px(width * pointsPerPixel)} ${px(height * pointsPerPixel)}`;
  const font = (name: string, encoding = '') => `<< /Type /Font /Subtype /Type1 /BaseFont /${name}${encoding} >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${size}] /Contents 4 0 R /Resources << /Font << /Helvetica 5 0 R /Symbol 6 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font('Helvetica', ' /Encoding /WinAnsiEncoding'),
    font('Symbol'),
    `<< /Title <${utf16(title)}> /Producer (Weight Schedules) >>`,
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  file += `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R /Info ${objects.length} 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  // All characters are bytes: texts are written in hexadecimal.
  return Uint8Array.from(file, (character) => character.charCodeAt(0));
}

/** What is drawn on the page, in pixels from its upper left corner. */
function contentOf({ width, height, background, below, clipped, above }: Drawing): string {
  const toPoints = `${pointsPerPixel} 0 0 -${pointsPerPixel} 0 ${px(height * pointsPerPixel)} cm`;
  return [
    `${toPoints} 1 j`,
    shapePdf({ kind: 'box', left: 0, top: 0, width, height, fill: background }),
    ...below.map(shapePdf),
    ...clipped.flatMap(({ area: { left, top, ...size }, shapes }) => [
      `q ${px(left)} ${px(top - 2)} ${px(size.width)} ${px(size.height + 4)} re W n`,
      ...shapes.map(shapePdf),
      'Q',
    ]),
    ...above.map(shapePdf),
  ].join('\n');
}

function shapePdf(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return paint(path(shape.places), strokePdf(shape.stroke), 'S');
    case 'box':
      return `${color(shape.fill)} rg ${px(shape.left)} ${px(shape.top)} ${px(shape.width)} ${px(shape.height)} re f`;
    case 'dot':
      return `${color(shape.fill)} rg ${strokePdf({ color: shape.rim, width: 1, dash: [] })} ${circle(shape.x, shape.y, shape.radius)} b`;
    case 'text':
      return textPdf(shape);
  }
}

/** A path with what is done to it; nothing where there is none, which readers refuse. */
const paint = (data: string, state: string, operator: string): string => (data === '' ? '' : `${state} ${data} ${operator}`);

function textPdf({ text, x, y, size, color: fill, align, isUpright, halo }: Extract<Shape, { kind: 'text' }>): string {
  const runs = textRuns(text);
  const width = runs.reduce((sum, run) => sum + run.width, 0) * size;
  const back = { start: 0, middle: width / 2, end: width }[align];
  // The page is upside down, so letters are turned back; an upright text goes up from its place.
  const matrix = isUpright ? `0 -1 -1 0 ${px(x)} ${px(y + back)}` : `1 0 0 -1 ${px(x - back)} ${px(y)}`;
  const letters = runs
    .map(({ font, bytes }) => `/${font} ${px(size)} Tf <${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}> Tj`)
    .join(' ');
  const written = (mode: number) => `BT ${mode} Tr ${matrix} Tm ${letters} ET`;
  const outline = halo === undefined ? '' : `${strokePdf({ color: halo, width: 3, dash: [] })} ${written(1)} `;
  return `${outline}${color(fill)} rg ${written(0)}`;
}

function strokePdf({ color: ink, width, dash, dashOffset = 0 }: Stroke): string {
  // A PDF's dashes begin as far into them as that of SVG, but not before them.
  const whole = dash.reduce((sum, length) => sum + length, 0);
  const start = whole > 0 ? ((dashOffset % whole) + whole) % whole : 0;
  return `${color(ink)} RG ${px(width)} w [${dash.map(px).join(' ')}] ${px(start)} d`;
}

/** A colour as its three parts, from 0 to 1, in three digits: upwards, since some readers cut and others round. */
function color(hex: string): string {
  return [1, 3, 5].map((i) => Math.ceil((Number.parseInt(hex.slice(i, i + 2), 16) * 1000) / 255) / 1000).join(' ');
}

function path(places: ArrayLike<number>): string {
  const parts: string[] = [];
  let command = 'm';
  for (let i = 0; i < places.length; i += 2) {
    const isPlace = Number.isFinite(places[i]) && Number.isFinite(places[i + 1]);
    if (isPlace) parts.push(`${px(places[i]!)} ${px(places[i + 1]!)} ${command}`);
    command = isPlace ? 'l' : 'm';
  }
  return parts.join(' ');
}

/** A circle of four curves, as near as is usual. */
function circle(x: number, y: number, radius: number): string {
  const bend = radius * 0.5523;
  const to = (...places: readonly number[]) => `${places.map((place, i) => px(place + (i % 2 === 0 ? x : y))).join(' ')} c`;
  return [
    `${px(x + radius)} ${px(y)} m`,
    to(radius, bend, bend, radius, 0, radius),
    to(-bend, radius, -radius, bend, -radius, 0),
    to(-radius, -bend, -bend, -radius, 0, -radius),
    to(bend, -radius, radius, -bend, radius, 0),
  ].join(' ');
}

/** A text of any characters as hexadecimal UTF-16, with its mark. */
function utf16(text: string): string {
  return `feff${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')}`;
}
