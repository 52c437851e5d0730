import { curveStyle } from '../core/curveStyle';
import type { Palette } from '../core/palette';
import type { Picture } from './picture';
import { escapeXml, shortened, textWidth } from './svgText';

const swatchWidth = 28;
const gap = 20;
const rowHeight = 22;
const longestLabel = 60;

/** An entry of the legend at its place. */
export interface LegendEntry {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  /** The index of the curve whose style it has. */
  readonly curve: number;
  readonly isLog: boolean;
}

interface Room {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly fontSize: number;
}

/** Puts the names of curves and logs in rows, each as full as it gets. */
export function layOutLegend({ curves, logs }: Picture, { left, width, top, fontSize }: Room): readonly LegendEntry[] {
  const named = [
    ...curves.map(({ label }, curve) => ({ label, curve, isLog: false })),
    ...logs.map(({ label, curve }) => ({ label, curve, isLog: true })),
  ];
  let [x, y] = [left, top];
  return named.map((entry) => {
    const label = shortened(entry.label, longestLabel);
    const needed = swatchWidth + 8 + textWidth(label, fontSize);
    if (x > left && x + needed > left + width) [x, y] = [left, y + rowHeight];
    const placed = { ...entry, label, x: Math.round(x), y };
    x += needed + gap;
    return placed;
  });
}

/** The swatch and the name. A name keeps to itself where it is written from right to left. */
export function legendSvg({ x, y, label, curve, isLog }: LegendEntry, palette: Palette): string {
  const { color, dash } = curveStyle(curve, palette);
  const line = isLog
    ? `<path d="M${x} ${y - 4}h${swatchWidth}" stroke="${palette.foreground}" stroke-width="1.25"/><circle cx="${x + swatchWidth / 2}" cy="${y - 4}" r="3" fill="${color}" stroke="${palette.foreground}"/>`
    : `<path d="M${x} ${y - 4}h${swatchWidth}" stroke="${color}" stroke-width="2"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`;
  return `${line}<text x="${x + swatchWidth + 8}" y="${y}" unicode-bidi="isolate">${escapeXml(label)}</text>`;
}
