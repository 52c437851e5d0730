// A picture for LaTeX: an axis of pgfplots in a tikzpicture, with the curves' own numbers in it.
import type { LegendPlace } from '../core/drawing/legendPlace';
import type { Box } from './drawing';
import { textWidth } from './fontWidths';
import { isForeign, latexText } from './latexText';
import { legendLabels } from './legendLayout';
import { layOut, placedNames, plotsIn, roomy, tickSize } from './layOut';
import type { Picture, Stroke } from './picture';

const legendPositions: Readonly<Record<Exclude<LegendPlace, 'below' | 'lines' | 'none'>, string>> = {
  'top left': 'north west',
  'top right': 'north east',
  'bottom left': 'south west',
  'bottom right': 'south east',
};

/** A picture as text to be put into a document that loads pgfplots: its plot is as large as that of the other formats; names in it are text, never commands. */
export function pgfPicture(picture: Picture): string {
  const { fontSize, more, lines, dots, colors, legend, legendPlace } = picture;
  const names = new Map<string, string>();
  const color = (hex: string) => names.get(hex) ?? (names.set(hex, `weight${names.size}`), names.get(hex)!);
  const onAxis = (axis: number) => [
    ...lines.filter((each) => each.axis === axis).flatMap(({ stroke, points }) => plots(points, strokePgf(stroke, color))),
    ...dots
      .filter((each) => each.axis === axis)
      .flatMap(({ points, shape, fill, stroke }) =>
        plots(
          points,
          `only marks, mark=${shape === 'dot' ? '*' : '|'}, mark size=${bp(shape === 'dot' ? 3 : 5)}, ${strokePgf({ ...stroke, ...(shape === 'end' && { color: fill }) }, color)}, mark options={fill=${color(fill)}}`,
        ),
      ),
  ];
  const hasLegend = legendPlace !== 'none' && legendPlace !== 'lines';
  const labels = legendLabels(legend);
  const entries = (hasLegend ? legend : []).map(({ stroke, fill }, index) => {
    const mark = fill === undefined ? '' : `, mark=*, mark size=${bp(3)}, mark options={solid, fill=${color(fill)}}`;
    return `\\addlegendimage{${strokePgf(stroke, color)}${mark}}\\addlegendentry{${latexText(labels[index]!)}}`;
  });
  const body = [
    axisPgf(picture, 0, color),
    ...bandsPgf(picture, 0, color),
    ...onAxis(0),
    ...(legendAxis(picture) === 0 ? entries : []),
    '\\end{axis}',
    ...more.flatMap((_, index) => [
      axisPgf(picture, index + 1, color),
      ...(picture.isStacked ? bandsPgf(picture, index + 1, color) : []),
      ...onAxis(index + 1),
      ...(legendAxis(picture) === index + 1 ? entries : []),
      '\\end{axis}',
    ]),
  ];
  return [
    '% In the preamble: \\usepackage{pgfplots} \\pgfplotsset{compat=1.18}',
    ...(legend.some(({ label }) => isForeign(label))
      ? ['% Not all names are in Latin letters: use LuaLaTeX or XeLaTeX, with a font that has them.']
      : []),
    `\\begin{tikzpicture}[font=${font(fontSize)}, text=${color(colors.foreground)}]`,
    ...Array.from(names, ([hex, name]) => `\\definecolor{${name}}{HTML}{${hex.slice(1).toUpperCase()}}`),
    ...body,
    '\\end{tikzpicture}',
    '',
  ].join('\n');
}

/** How many columns of the legend have room below the plot. */
function legendColumns({ legend, fontSize }: Picture, { width }: Box): number {
  const widest = Math.max(...legendLabels(legend).map((label) => textWidth(label, fontSize)), 1);
  return Math.max(1, Math.min(legend.length, 5, Math.floor(width / (widest + 4 * fontSize))));
}

type Color = (hex: string) => string;

/** The beginning of an axis: that of the first value axis, of one at the right, or of a plot below the first. */
function axisPgf(picture: Picture, number: number, color: Color): string {
  const { x, scale, hasGrid, colors, fontSize, isStacked } = picture;
  const { from, to, title, ticks } = [picture.y, ...picture.more][number]!;
  const { plot } = layOut(picture);
  const box = plotsIn(picture, plot)[isStacked ? number : 0]!;
  const [isFirst, isLast] = [number === 0, !isStacked || number === picture.more.length];
  const marks = number === 0 || isStacked ? roomy(picture, plot).marks : [];
  const [across, upward] = [x.ticks, ticks].map((list) => list.filter(({ label }) => label !== ''));
  const labels = (list: typeof ticks) => list.map(({ label }) => `{${latexText(label)}}`).join(',');
  const places = (list: readonly number[]) => list.map(text).join(',');
  const options = [
    `${isStacked ? `at={(0bp,${bp(plot.top + plot.height - box.top - box.height)})}, anchor=south west, ` : ''}scale only axis, width=${bp(box.width)}, height=${bp(box.height)}`,
    `xmin=${text(x.from)}, xmax=${text(x.to)}, ymin=${text(from)}, ymax=${text(to)}${scale === 'log' ? ', ymode=log' : ''}`,
    `axis line style={${color(colors.axis)}}, tick style={${color(colors.axis)}}, tick align=outside, scaled ticks=false, tick label style={font=${font(tickSize(fontSize))}, text=${color(colors.muted)}}`,
    `ytick={${places(upward!.map(({ at }) => at))}}, yticklabels={${labels(upward!)}}, minor y tick num=0, ylabel={${latexText(title)}}`,
    !isFirst && !isStacked
      ? 'axis x line=none, axis y line*=right'
      : [
          `axis x line*=bottom, axis y line*=left, xtick={${places(across!.map(({ at }) => at))}}, xticklabels={${isLast ? labels(across!) : ''}}`,
          [...(isFirst ? [`title={${latexText(picture.title)}}`] : []), ...(isLast ? [`xlabel={${latexText(x.title)}}`] : [])].join(', '),
          hasGrid ? `grid=major, major grid style={${color(colors.grid)}}` : 'grid=none',
          `set layers${number === legendAxis(picture) ? legendPgf(picture, box) : ''}`,
          ...(isFirst ? namesPgf(picture, plot, box, color) : []),
          ...(marks.length > 0
            ? [
                // The title stands above them.
                ...(isFirst ? [`title style={yshift=${bp(1.4 * fontSize)}}`] : []),
                `extra x ticks={${places(marks.map(({ step }) => step))}}, extra x tick labels={${isFirst ? labels(marks.map(({ label, step }) => ({ label, at: step }))) : ''}}`,
                `extra x tick style={grid=major, major grid style={${color(colors.muted)}, dash pattern=on 1.5bp off 2.25bp}, ticklabel pos=right, tick style={draw=none}}`,
              ]
            : []),
        ]
          .filter((option) => option !== '')
          .join(',\n  '),
  ];
  return `\\begin{axis}[\n  ${options.join(',\n  ')},\n]`;
}

/** The number of the axis that has the legend: of several plots the one that it is nearest to. */
const legendAxis = ({ isStacked, more, legendPlace }: Picture): number => (isStacked && !legendPlace.startsWith('top') ? more.length : 0);

function legendPgf(picture: Picture, plot: Box): string {
  const { legendPlace, fontSize } = picture;
  if (legendPlace === 'none' || legendPlace === 'lines') return '';
  if (legendPlace !== 'below') return `, legend cell align=left, legend pos=${legendPositions[legendPlace]}`;
  const depth = picture.isStacked ? (4 * fontSize) / plot.height : Math.min(1, (4 * fontSize) / plot.height);
  return `, legend cell align=left, legend style={at={(0.5,-${text(depth)})}, anchor=north, draw=none, fill=none, /tikz/every even column/.append style={column sep=${bp(fontSize)}}}, legend columns=${legendColumns(picture, plot)}`;
}

/** The names at the ends of the lines, which lie outside of what is clipped. */
function namesPgf(picture: Picture, plot: Box, first: Box, color: Color): readonly string[] {
  const nodes = placedNames(picture, plot).map(({ text: name, color: hex, x, y }) => {
    const height = text((first.top + first.height - y) / first.height);
    const options = `anchor=west, inner sep=0, xshift=${bp(x - plot.left - plot.width)}, text=${color(hex)}`;
    return `\\node[${options}] at (rel axis cs:1,${height}) {${latexText(name)}};`;
  });
  return nodes.length === 0 ? [] : [`after end axis/.code={${nodes.join(' ')}}`];
}

function bandsPgf(picture: Picture, number: number, color: Color): readonly string[] {
  const { bands, x, fontSize, colors } = picture;
  const y = [picture.y, ...picture.more][number]!;
  if (bands.length === 0) return [];
  const within = bands
    .map((band) => ({ ...band, from: Math.max(band.from, x.from), to: Math.min(band.to, x.to) }))
    .filter(({ from, to }) => to > from);
  const [low, high] = [text(y.from), text(y.to)];
  const isLast = !picture.isStacked || number === picture.more.length;
  const names = new Set(roomy(picture, layOut(picture).plot).bands.map(({ name }) => name));
  return [
    '\\begin{pgfonlayer}{axis background}',
    ...within.map(
      ({ from, to, color: fill }) => `\\fill[${color(fill)}] (axis cs:${text(from)},${low}) rectangle (axis cs:${text(to)},${high});`,
    ),
    '\\end{pgfonlayer}',
    ...within
      .filter(({ name }) => isLast && names.has(name))
      .map(
        ({ from, to, name }) =>
          `\\node[anchor=south, font=${font(tickSize(fontSize))}, text=${color(colors.muted)}] at (axis cs:${text((from + to) / 2)},${low}) {${latexText(name)}};`,
      ),
  ];
}

/** One plot for each part of a line without a gap. */
function plots(points: Float64Array, options: string): readonly string[] {
  const parts: string[][] = [[]];
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i]!, points[i + 1]!];
    if (Number.isFinite(x) && Number.isFinite(y)) parts.at(-1)!.push(`(${text(x)},${text(y)})`);
    else parts.push([]);
  }
  return parts.filter((part) => part.length > 0).map((part) => `\\addplot[${options}, forget plot] coordinates {${lines(part)}};`);
}

/** Points in lines of a few: TeX takes no line of any length. */
function lines(points: readonly string[]): string {
  return points.map((point, i) => (i === 0 ? point : `${i % perLine === 0 ? '\n' : ' '}${point}`)).join('');
}
const perLine = 10;

function strokePgf({ color: hex, width, dash, dashOffset = 0 }: Stroke, color: Color): string {
  const pattern = dash.map((length, i) => `${i % 2 === 0 ? 'on' : 'off'} ${bp(length)}`).join(' ');
  const dashes = dash.length === 0 ? '' : `, dash pattern=${pattern}, dash phase=${bp(dashOffset)}`;
  return `color=${color(hex)}, line width=${bp(width)}${dashes}, line join=round`;
}

/** Ten digits are more than any printer shows. */
const text = (value: number): string => String(Number(value.toPrecision(10)));
/** Pixels as TeX's big points, 72 to the inch. */
const bp = (pixels: number): string => `${text(Math.round(pixels * 750) / 1000)}bp`;
const font = (pixels: number): string => `\\fontsize{${bp(pixels)}}{${bp(1.2 * pixels)}}\\selectfont`;
