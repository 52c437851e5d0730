import type { Plot, ToWebview } from '../src/protocol';
import type { PlotArea } from './chart';
import { create } from './dom';
import { seriesStyle } from './seriesStyle';
import { isInPercent } from './stepAxis';
import { swatch } from './swatch';
import type { Theme } from './theme';

/** The host's answer to a probe. */
export type Values = Extract<ToWebview, { type: 'values' }>;

/** The visible curves' labels and exact values, one after the other, as a sentence. */
export function spokenValues({ series }: Plot, hidden: ReadonlySet<string>, { stepText, values }: Values): string {
  const pairs = series.flatMap(({ id, label }, index) => (hidden.has(id) ? [] : [`${label} ${values[index]!.text}`]));
  return [`${isInPercent(series) ? 'Run' : 'Step'} ${stepText}`, ...pairs].join(', ');
}

/** Fills the read-out that floats beside the crosshair: the step, how far that is (`progress`), and the value of every visible curve. */
export function renderReadout(
  box: HTMLElement,
  plot: Plot,
  hidden: ReadonlySet<string>,
  theme: Theme,
  answer: Values,
  progress: string,
): void {
  const rows = plot.series.flatMap(({ id, label }, index) => {
    if (hidden.has(id)) return [];
    const name = create('span', { className: 'name', textContent: label });
    return [swatch(seriesStyle(plot, index, theme)), name, create('span', { className: 'value', textContent: answer.values[index]!.text })];
  });
  const heading = create(
    'p',
    {},
    create('strong', { textContent: `${isInPercent(plot.series) ? 'Run' : 'Step'} ${answer.stepText}` }),
    create('span', { textContent: progress }),
  );
  box.replaceChildren(heading, create('div', { className: 'values' }, ...rows));
  box.hidden = false;
}

/** Puts the read-out beside the crosshair at `x`, on the side that has more room. */
export function placeReadout(box: HTMLElement, x: number, area: PlotArea): void {
  const gap = 12;
  const width = box.offsetWidth;
  const isLeft = x - area.left > area.right - x;
  const left = isLeft ? x - gap - width : x + gap;
  const room = box.parentElement!.clientWidth - width;
  box.style.transform = `translate(${Math.round(Math.max(0, Math.min(left, room)))}px, ${Math.round(area.top + 4)}px)`;
}
