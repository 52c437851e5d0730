import type { Picture, PictureCurve } from './picture';
import { escapeXml, shortened, textWidth } from './svgText';

const swatchWidth = 28;
const gap = 20;
const rowHeight = 22;
const longestLabel = 60;

interface Room {
  readonly left: number;
  readonly width: number;
  /** The baseline of the first row. */
  readonly top: number;
  readonly fontSize: number;
}

/** The legend, in rows that are each as full as they get, and where its last row is. */
export function legendSvg(
  { curves, layer }: Picture,
  { left, width, top, fontSize }: Room,
): { readonly svg: string; readonly bottom: number } {
  const entries = [...curves.map((curve) => ({ label: curve.label, swatch: curveSwatch(curve) })), ...(layer?.legend ?? [])];
  let [x, y] = [left, top];
  const parts = entries.map(({ label: whole, swatch }) => {
    const label = shortened(whole, longestLabel);
    const needed = swatchWidth + 8 + textWidth(label, fontSize);
    if (x > left && x + needed > left + width) [x, y] = [left, y + rowHeight];
    const place = Math.round(x);
    x += needed + gap;
    // A name keeps to itself where it is written from right to left.
    return `${swatch(place, y - 4)}<text x="${place + swatchWidth + 8}" y="${y}" unicode-bidi="isolate">${escapeXml(label)}</text>`;
  });
  return { svg: parts.join('\n'), bottom: y };
}

const curveSwatch = (curve: PictureCurve) => (x: number, y: number) => `<path d="M${x} ${y}h${swatchWidth}" ${strokeOf(curve)}/>`;

/** The attributes that draw a line as a curve is drawn. */
export function strokeOf({ color, width, dash, dashOffset }: Pick<PictureCurve, 'color' | 'width' | 'dash' | 'dashOffset'>): string {
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : '';
  return `stroke="${color}" stroke-width="${width}"${dashes}${dashOffset ? ` stroke-dashoffset="${dashOffset}"` : ''}`;
}
