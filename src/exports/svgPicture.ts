// A picture as an SVG file that needs nothing else: no scripts, no fonts of its own, all text escaped.
import type { Drawing, Shape } from './drawing';
import type { Stroke } from './picture';

/** The SVG of a picture. */
export function svgPicture({ width, height, background, title, description, below, clipped, above }: Drawing): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${px(width)}" height="${px(height)}" viewBox="0 0 ${px(width)} ${px(height)}" font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" fill="none" stroke-linejoin="round" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<rect width="100%" height="100%" fill="${background}"/>`,
    // A line along an edge has all of its width.
    ...clipped.map(({ area }, index) => {
      const { left, top, width: across, height: down } = area;
      return `<clipPath id="plot${index}"><rect x="${px(left)}" y="${px(top - 2)}" width="${px(across)}" height="${px(down + 4)}"/></clipPath>`;
    }),
    ...below.map(shapeSvg),
    ...clipped.flatMap(({ shapes }, index) => [`<g clip-path="url(#plot${index})">`, ...shapes.map(shapeSvg), '</g>']),
    ...above.map(shapeSvg),
    '</svg>',
    '',
  ].join('\n');
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return `<path d="${pathData(shape.places)}"${strokeSvg(shape.stroke)}/>`;
    case 'box':
      return `<rect x="${px(shape.left)}" y="${px(shape.top)}" width="${px(shape.width)}" height="${px(shape.height)}" fill="${shape.fill}"/>`;
    case 'dot':
      return `<circle cx="${px(shape.x)}" cy="${px(shape.y)}" r="${px(shape.radius)}" fill="${shape.fill}" stroke="${shape.rim}"/>`;
    case 'text':
      return textSvg(shape);
  }
}

function textSvg({ text, x, y, size, color, align, isUpright, halo }: Extract<Shape, { kind: 'text' }>): string {
  const place = isUpright ? `transform="translate(${px(x)} ${px(y)}) rotate(-90)"` : `x="${px(x)}" y="${px(y)}"`;
  const anchor = align === 'start' ? '' : ` text-anchor="${align}"`;
  const outline = halo === undefined ? '' : ` stroke="${halo}" stroke-width="3" paint-order="stroke"`;
  // A name keeps to itself where it is written from right to left.
  return `<text ${place} font-size="${px(size)}" fill="${color}"${anchor}${outline} unicode-bidi="isolate">${escapeXml(text)}</text>`;
}

function strokeSvg({ color, width, dash, dashOffset }: Stroke): string {
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.map(px).join(' ')}"` : '';
  return ` stroke="${color}" stroke-width="${px(width)}"${dashes}${dashOffset ? ` stroke-dashoffset="${px(dashOffset)}"` : ''}`;
}

/** A text as character data or an attribute of an XML document; characters that XML does not know are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/\s/g, ' ')
    .replace(/\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]/gu, '')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A place in a picture: thousandths of a pixel are enough at any enlargement that is looked at. */
export const px = (value: number): number => Math.round(value * 1000) / 1000;

/** The line through places, x and y by turns, as the data of a path; it has a gap where one is not finite. */
function pathData(places: ArrayLike<number>): string {
  let path = '';
  let command = 'M';
  for (let i = 0; i < places.length; i += 2) {
    const isPlace = Number.isFinite(places[i]) && Number.isFinite(places[i + 1]);
    if (isPlace) path += `${command}${px(places[i]!)} ${px(places[i + 1]!)}`;
    command = isPlace ? 'L' : 'M';
  }
  return path;
}
