import type { Plot, ToWebview } from '../src/protocol';
import type { PlotArea } from './chart';
import { create } from './dom';
import type { Reading } from './readings';
import { seriesStyle } from './seriesStyle';
import { isInPercent } from './stepAxis';
import { swatch } from './swatch';
import type { Theme } from './theme';

/** The host's answer to a probe. */
export type Values = Extract<ToWebview, { type: 'values' }>;

/** What there is to read at a step, one curve after the other, as a sentence. */
export function spokenValues(list: readonly Reading[], { series }: Plot, { stepText }: Values): string {
  const texts = list.map(({ label, text, logged }) => `${label} ${text}${logged ? ` (${logged.where}: ${logged.text})` : ''}`);
  return [`${isInPercent(series) ? 'Run' : 'Step'} ${stepText}`, ...texts].join(', ');
}

/** Fills the read-out that floats beside the crosshair: the step, how far that is (`progress`), and what there is to read. */
export function renderReadout(
  box: HTMLElement,
  list: readonly Reading[],
  plot: Plot,
  theme: Theme,
  answer: Values,
  progress: string,
): void {
  const rows = list.flatMap(({ index, label, text, logged }) => [
    swatch(seriesStyle(plot, index, theme)),
    ...nameAndValue(label, text),
    ...(logged ? [create('span'), ...nameAndValue(logged.where, logged.text)] : []),
  ]);
  const heading = create(
    'p',
    {},
    create('strong', { textContent: `${isInPercent(plot.series) ? 'Run' : 'Step'} ${answer.stepText}` }),
    create('span', { textContent: progress }),
  );
  box.replaceChildren(heading, create('div', { className: 'values' }, ...rows));
  box.hidden = false;
}

function nameAndValue(name: string, value: string): readonly HTMLElement[] {
  return [create('span', { className: 'name', textContent: name }), create('span', { className: 'value', textContent: value })];
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
